"""SQLite FTS5: without the content, Porter's stemmer, any of the words, its own bm25 order; in memory when it is asked.

Settings: `stop` leaves stop words out of the query, `repeats` keeps a word that stands there twice, `title` says how much a title counts.
"""

import sqlite3

from words import without_stop_words, words


def build(documents, folder, settings):
    base = sqlite3.connect(folder / "index.sqlite")
    base.execute("CREATE VIRTUAL TABLE documents USING fts5(title, text, content = '', tokenize = 'porter unicode61')")
    rows = ((place, one["title"], one["text"]) for place, one in enumerate(documents))
    base.executemany("INSERT INTO documents (rowid, title, text) VALUES (?, ?, ?)", rows)
    base.execute("INSERT INTO documents (documents) VALUES ('optimize')")
    base.commit()
    base.execute("VACUUM")
    base.close()


def open(folder, settings):
    base = sqlite3.connect(":memory:")
    sqlite3.connect(folder / "index.sqlite").backup(base)
    split = without_stop_words if settings.get("stop") else words
    sql = f"SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY bm25(documents, {settings.get('title', 1)}, 1) LIMIT ?"
    # Its own order is quicker than the same order by an expression.
    if settings.get("title", 1) == 1:
        sql = "SELECT rowid FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?"

    def find(query, limit):
        found = split(query) if settings.get("repeats") else dict.fromkeys(split(query))
        match = " OR ".join(f'"{word}"' for word in found)
        return [place for (place,) in base.execute(sql, (match, limit))] if match else []

    return find
