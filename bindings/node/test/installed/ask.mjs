import { open } from "jobpack";

const [hit] = (await open("academy.pack")).find("who gets credit for the deal");
console.log(`${hit.resource.id}: ${hit.why[0].words.join(", ")}`);
