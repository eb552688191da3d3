"""Xapian: English stemmer, any of the words, its own BM25; without positions, compacted. A document's number is its place and 1.

Settings: `stop` leaves stop words out of the query.
"""

import shutil

import xapian
from words import STOP, words


def build(documents, folder, settings):
    base = xapian.WritableDatabase(str(folder / "loose"), xapian.DB_CREATE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("en"))
    generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
    for one in documents:
        made = xapian.Document()
        generator.set_document(made)
        generator.index_text_without_positions(one["title"])
        generator.index_text_without_positions(one["text"])
        base.add_document(made)
    base.commit()
    base.compact(str(folder / "index"), xapian.DBCOMPACT_NO_RENUMBER | xapian.Compactor.FULLER)
    base.close()
    shutil.rmtree(folder / "loose")


def open(folder, settings):
    base = xapian.Database(str(folder / "index"))
    stem, enquire = xapian.Stem("en"), xapian.Enquire(base)

    def find(query, limit):
        found = words(query)
        if settings.get("stop"):
            found = [word for word in found if word not in STOP] or found
        enquire.set_query(xapian.Query(xapian.Query.OP_OR, [stem(word) for word in found]))
        return [match.docid - 1 for match in enquire.get_mset(0, limit)]

    return find
