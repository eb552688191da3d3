// The vectors: packs with requests, and the lines that every language prints (tests/vectors/README.md).

import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../../../tests/vectors/v1/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder));

/** The names of the packs. */
export const names = readdirSync(folder).filter((name) => name.endsWith(".pack")).map((name) => name.slice(0, -5));

/** A pack, its requests and the lines that are expected of them. */
export function vector(name) {
    const lines = (suffix) => read(`${name}.${suffix}`).toString().split("\n").slice(0, -1);
    return { pack: read(`${name}.pack`), requests: lines("requests"), expected: lines("expected") };
}
