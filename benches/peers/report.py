"""The tables: one for each collection, one that sums up, in Markdown."""

from evaluate import mean
from systems import OURS, UNPACKED

#: The collections whose means are compared.
AVERAGED = ("cranfield", "cacm", "npl")


def number(pattern, scale=1):
    return lambda value: "" if value is None else format(value / scale, pattern)


COLUMNS = [
    ("system", "system", str),
    ("nDCG@10", "ndcg", number(".4f")),
    ("typo", "ndcg_typo", number(".4f")),
    ("MRR@10", "mrr", number(".4f")),
    ("top 10, us", "median10", number(",.1f")),
    ("p99", "p99_10", number(",.1f")),
    ("top 100, us", "median100", number(",.1f")),
    ("p99", "p99_100", number(",.1f")),
    ("index, kB", "bytes", number(",.0f", 1000)),
    ("build, s", "seconds", number(".2f")),
    ("build, MiB", "build_memory", number(",.0f", 2**20)),
    ("ask, MiB", "memory", number(",.0f", 2**20)),
]


def table(heads, rows):
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def collection_table(rows):
    return table([head for head, _, _ in COLUMNS], [[show(row.get(key)) for _, key, show in COLUMNS] for row in rows])


def peers(rows):
    return [row for row in rows if row["peer"] != OURS]


def ours(rows, system=OURS):
    return next((row for row in rows if row["system"] == system), None)


def best(rows, key):
    """Of those that have it, the one with the most."""
    return max((row for row in rows if row.get(key) is not None), key=lambda row: row[key], default=None)


def summary(measured):
    """What it comes to, for each collection that ours and a peer were measured on."""
    found = {name: one_summary(rows) for name, rows in measured.items() if ours(rows) and peers(rows)}
    averages = average(measured)
    return {"collections": found, **({"average": averages} if averages else {})}


def one_summary(rows):
    us, them = ours(rows), peers(rows)
    fastest = min(them, key=lambda row: row["median10"])
    smallest = min((row for row in them if row["peer"] == "tantivy"), key=lambda row: row["bytes"], default=None)
    told = {"ndcg": us["ndcg"], "median10": us["median10"], "p99_to_median": us["p99_10"] / us["median10"], "bytes": us["bytes"]}
    for key in ("ndcg", "ndcg_typo", "mrr"):
        if top := best(them, key):
            told[f"best_{key}"] = {"system": top["system"], "value": top[key], "ours": us[key], "ratio": us[key] / top[key]}
    if us.get("ndcg_typo") is not None:
        told["typo_loss"] = us["ndcg"] - us["ndcg_typo"]
    if unpacked := ours(rows, UNPACKED):
        told["unpacked"] = {"value": unpacked["median10"], "ratio": fastest["median10"] / unpacked["median10"]}
    told["fastest"] = {"system": fastest["system"], "value": fastest["median10"], "ratio": fastest["median10"] / us["median10"]}
    if smallest:
        told["tantivy_bytes"] = {"system": smallest["system"], "value": smallest["bytes"], "ratio": us["bytes"] / smallest["bytes"]}
    return told


def average(measured):
    """Over the collections that are averaged, if all were measured: ours, and the peer whose mean is best."""
    if not all(name in measured for name in AVERAGED):
        return None
    by_system = {}
    for name in AVERAGED:
        for row in measured[name]:
            by_system.setdefault(row["system"], []).append(row["ndcg"])
    by_system.pop(UNPACKED, None)  # the same answers
    means = {system: mean(values) for system, values in by_system.items() if len(values) == len(AVERAGED)}
    us = means.pop(OURS, None)
    if us is None or not means:
        return None
    top = max(means, key=means.get)
    # A rival that may choose its settings anew for each collection.
    chosen = mean([best(peers(measured[name]), "ndcg")["ndcg"] for name in AVERAGED])
    return {"ours": us, "system": top, "value": means[top], "ratio": us / means[top], "best_of_each": chosen, "ratio_to_best_of_each": us / chosen}


SUMMARY = ["collection", "best nDCG@10", "ours", "ratio", "best MRR@10", "ours", "ours loses by typos", "best with typos", "ours"]
SPEED = ["collection", "fastest top 10, us", "ours, us", "times quicker", "our p99 / median", "unpacked, us", "times quicker", "tantivy's smallest, kB", "ours, kB", "ratio"]


def summary_tables(told):
    quality, speed = [], []
    for name, one in told["collections"].items():
        ndcg, mrr, typo, fastest = one["best_ndcg"], one["best_mrr"], one.get("best_ndcg_typo"), one["fastest"]
        typos = [f"{one['typo_loss']:.4f}", named(typo, ".4f"), f"{typo['ours']:.4f}"] if typo and "typo_loss" in one else ["", "", ""]
        quality.append([name, named(ndcg, ".4f"), f"{ndcg['ours']:.4f}", f"{ndcg['ratio']:.3f}", named(mrr, ".4f"), f"{mrr['ours']:.4f}", *typos])
        size = one.get("tantivy_bytes")
        sizes = [named(size, ",.0f", 1000), f"{one['bytes'] / 1000:,.0f}", f"{size['ratio']:.2f}"] if size else ["", "", ""]
        quick = [named(fastest, ",.1f"), f"{one['median10']:,.1f}", f"{fastest['ratio']:.2f}", f"{one['p99_to_median']:.1f}"]
        unpacked = one.get("unpacked")
        unpacked = [f"{unpacked['value']:,.1f}", f"{unpacked['ratio']:.2f}"] if unpacked else ["", ""]
        speed.append([name, *quick, *unpacked, *sizes])
    text = table(SUMMARY, quality) + "\n" + table(SPEED, speed)
    return text + ("\n" + average_line(told["average"]) if "average" in told else "")


def named(one, pattern, scale=1):
    return f"{one['value'] / scale:{pattern}} ({one['system']})"


def average_line(one):
    return (
        f"Mean nDCG@10 over {', '.join(AVERAGED)}: ours {one['ours']:.4f}; best peer {one['system']} {one['value']:.4f}, ratio {one['ratio']:.3f}; "
        f"the best peer of each {one['best_of_each']:.4f}, ratio {one['ratio_to_best_of_each']:.3f}.\n"
    )
