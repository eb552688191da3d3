import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "jobpack";
import { lines, rows } from "./support/lines.js";
import { academyRows, names, vector } from "./support/vectors.js";

for (const name of names) {
    test(`${name}: prints the lines that every language prints`, async () => {
        const { pack, requests, expected } = vector(name);
        const printed = [...lines(await open(pack), requests)];
        printed.forEach((line, at) => assert.equal(line, expected[at], `line ${at + 1}`));
        assert.equal(printed.length, expected.length);
    });
}

test("tables have the rows that they have in Python", async () => {
    const pack = await open(vector("academy").pack);
    assert.ok(academyRows.length > 5);
    for (const line of academyRows) assert.equal(rows(pack, JSON.parse(line).request), line);
});
