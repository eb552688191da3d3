"""Just in time: the three best resources for your words, and why: find.py PACK WORDS..."""

import sys

import jobpack

pack = jobpack.open(sys.argv[1])
hits = pack.find(" ".join(sys.argv[2:]), limit=3)
for hit in hits:
    print(hit.resource.title)
    if hit.need:
        print("    What for:", hit.need.statement)
    print("    Your words:", *(word.text for word in hit.matched))
if not hits:
    print("Nothing here is about that.")
