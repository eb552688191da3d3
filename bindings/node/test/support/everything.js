// Asks a pack for everything there is. In a damaged one some of it cannot be read, which a PackError says; anything else is a fault.

import { PackError } from "jobpack";

const KINDS = ["resources", "needs", "jobs", "outcomes", "links", "served", "requirements", "options", "conditions", "facets", "circumstances",
    "jobCircumstances", "collections", "items", "tallies", "names", "sections"];
/** So many records of a kind are enough: a damaged count may be large. */
const ENOUGH = 200;

/** How much of it could be read. */
export function everything(pack) {
    let read = 0;
    const attempt = (ask) => {
        try {
            ask();
            read += 1;
        } catch (error) {
            if (!(error instanceof PackError)) throw error;
        }
    };
    attempt(() => pack.about.toJSON());
    attempt(() => pack.counts);
    attempt(() => pack.verify());
    for (const kind of KINDS) {
        const records = pack[kind];
        for (let place = 0; place < Math.min(records.length, ENOUGH); place++) {
            attempt(() => JSON.stringify(records.at(place)));
            attempt(() => properties(records.at(place)));
        }
    }
    attempt(() => JSON.stringify(pack.find("report credit deal mailing").map((hit) => [hit, hit.why])));
    attempt(() => JSON.stringify(pack.pick({ minutes: 30 })));
    attempt(() => pack.resource("r1"));
    return read;
}

/** Every property of a record, and of the lists in it. */
function properties(record) {
    for (let shape = record; shape !== null && typeof shape === "object" && shape !== Object.prototype; shape = Object.getPrototypeOf(shape)) {
        for (const name of Object.keys(Object.getOwnPropertyDescriptors(shape))) {
            if (!["origin", "view", "layout"].includes(name)) void record[name];
        }
    }
}
