const { open } = require("jobpack");

open("academy.pack").then((pack) => {
    const hit = pack.find("who gets credit for the deal").at(0);
    console.log(`${hit.resource.id}: ${hit.why[0].words.join(", ")}`);
});
