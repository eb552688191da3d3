// The vectors: packs with requests, and the lines that every language prints (tests/vectors/README.md).

import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../../../tests/vectors/v1/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder));

/** The names of the packs. */
export const names = readdirSync(folder).filter((name) => name.endsWith(".pack")).map((name) => name.slice(0, -5));

const lines = (name) => read(name).toString().split("\n").slice(0, -1);

/** A pack, its requests and the lines that are expected of them. */
export function vector(name) {
    return { pack: read(`${name}.pack`), requests: lines(`${name}.requests`), expected: lines(`${name}.expected`) };
}

const parts = new URL("../../../../tests/vectors/together/", import.meta.url);
const part = (name) => readFileSync(new URL(name, parts));
const partLines = (ending) => part(`whole.${ending}`).toString().split("\n").slice(0, -1);

/** Packs that were made together, in their order, with requests and the lines that are expected when they are given from the last to the first. */
export const together = {
    parts: readdirSync(parts).filter((name) => name.endsWith(".pack")).sort().map(part),
    requests: partLines("requests"),
    expected: partLines("expected"),
};

/** What tables show of the academy. */
export const academyRows = lines("academy.rows");
