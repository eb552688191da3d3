import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "jobpack";
import { lines } from "./support/lines.js";
import { names, vector } from "./support/vectors.js";

for (const name of names) {
    test(`${name}: prints the lines that every language prints`, async () => {
        const { pack, requests, expected } = vector(name);
        const printed = [...lines(await open(pack), requests)];
        printed.forEach((line, at) => assert.equal(line, expected[at], `line ${at + 1}`));
        assert.equal(printed.length, expected.length);
    });
}
