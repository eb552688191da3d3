"""A worker: counts each pair of importance and satisfaction for each outcome of a Parquet file, as a line of JSON asks it to.

`serve.py polars` or `serve.py duckdb`. An order is {"way": NAME, "path": FILE, "outcomes": 100}; the answer has the seconds and a sum that all must agree on.
`serve.py write` makes the files.
"""

import json
import sys
import time


def cells_check(number, cells):
    """Each count times what its answers are."""
    return (number + 1) * sum(count * ((both >> 4) * 7 + (both & 15)) for both, count in cells)


def polars_ways():
    import polars as pl

    def pair(at):
        high, low = (pl.col(f"{what}_o{at}").fill_null(0) for what in ("imp", "sat"))
        return (high * 16 + low).alias(f"o{at}")

    def value_counts(path, outcomes):
        """One lazy query: the two answers as one number, whose values are counted."""
        columns = [pair(at).value_counts().implode() for at in range(outcomes)]
        row = pl.scan_parquet(path).select(columns).collect().row(0)
        return [[(one[f"o{at}"], one["count"]) for one in cells] for at, cells in enumerate(row)]

    def group_by(path, outcomes):
        """A lazy query for each outcome, all at once."""
        frame = pl.scan_parquet(path)
        names = [(f"imp_o{at}", f"sat_o{at}") for at in range(outcomes)]
        told = pl.collect_all([frame.group_by(two).len() for two in names])
        return [[((high or 0) << 4 | (low or 0), count) for high, low, count in one.rows()] for one in told]

    def read_first(path, outcomes):
        """The file as a whole, then a group for each outcome."""
        frame = pl.read_parquet(path, columns=[f"{what}_o{at}" for at in range(outcomes) for what in ("imp", "sat")])
        told = frame.select([pair(at).value_counts().implode() for at in range(outcomes)]).row(0)
        return [[(one[f"o{at}"], one["count"]) for one in cells] for at, cells in enumerate(told)]

    return {"value_counts": value_counts, "group_by": group_by, "read_first": read_first}


def duckdb_ways():
    import duckdb

    connection = duckdb.connect()

    def pair(at):
        return f"coalesce(imp_o{at}, 0)::UTINYINT * 16::UTINYINT + coalesce(sat_o{at}, 0)::UTINYINT"

    def histogram(path, outcomes):
        """One query with a histogram for each outcome."""
        columns = ", ".join(f"histogram({pair(at)})" for at in range(outcomes))
        row = connection.execute(f"SELECT {columns} FROM read_parquet('{path}')").fetchone()
        return [list(cells.items()) for cells in row]

    def group_by(path, outcomes):
        """A group for each outcome, in one query."""
        one = "SELECT {at} AS outcome, {pair} AS pair, count(*) AS people FROM read_parquet('{path}') GROUP BY pair"
        query = " UNION ALL ".join(one.format(at=at, pair=pair(at), path=path) for at in range(outcomes))
        told = [[] for _ in range(outcomes)]
        for outcome, both, people in connection.execute(query).fetchall():
            told[outcome].append((both, people))
        return told

    return {"histogram": histogram, "group_by": group_by}


def write():
    """Makes a survey, and writes it as polars and as DuckDB do if nothing else is said."""
    import duckdb
    import numpy as np
    import polars as pl

    order = json.loads(sys.stdin.readline())
    people, outcomes = order["people"], order["outcomes"]
    dice = np.random.default_rng(6)
    columns = {"respondent": pl.Series(np.arange(people, dtype=np.uint32))}
    for at in range(outcomes):
        for what in ("imp", "sat"):
            shares = dice.dirichlet(np.ones(5)) * 0.98
            answers = dice.choice(6, size=people, p=[0.02, *shares]).astype(np.uint8)
            columns[f"{what}_o{at}"] = pl.Series(answers).replace(0, None)
    frame = pl.DataFrame(columns)
    frame.write_parquet(order["polars"])
    duckdb.sql(f"COPY (SELECT * FROM read_parquet('{order['polars']}')) TO '{order['duckdb']}' (FORMAT parquet)")
    print(json.dumps({}), flush=True)


def serve(ways):
    for line in sys.stdin:
        order = json.loads(line)
        start = time.perf_counter()
        told = ways[order["way"]](order["path"], order["outcomes"])
        seconds = time.perf_counter() - start
        check = sum(cells_check(number, cells) for number, cells in enumerate(told))
        print(json.dumps({"seconds": seconds, "check": check}), flush=True)


if __name__ == "__main__":
    which = sys.argv[1]
    write() if which == "write" else serve({"polars": polars_ways, "duckdb": duckdb_ways}[which]())
