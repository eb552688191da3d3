// Just in time: the three best resources for your words, and why: node find.mjs PACK WORDS...
import { open } from "jobpack";

const [path, ...words] = process.argv.slice(2);
const pack = await open(path);
const hits = pack.find(words.join(" "), { limit: 3 });
for (const hit of hits) {
  console.log(hit.resource.title);
  if (hit.need) console.log(`    What for: ${hit.need.statement}`);
  console.log(["    Your words:", ...hit.matched.map((word) => word.text)].join(" "));
}
if (hits.length === 0) console.log("Nothing here is about that.");
