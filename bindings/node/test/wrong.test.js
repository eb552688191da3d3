// Packs that are wrong, each in one way: the errors say what, where and what to do, as in every language; and whatever is asked, nothing crashes or hangs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everything } from "./support/everything.js";
import { told } from "./support/wrong.js";

const folder = new URL("../../../tests/vectors/wrong/", import.meta.url);
const expected = readFileSync(new URL("wrong.expected", folder)).toString().trimEnd().split("\n");

for (const wanted of expected) {
    const { pack: name } = JSON.parse(wanted);
    test(`${name} is told as in every language`, () => {
        const { line, pack } = told(`${name}.pack`, readFileSync(new URL(`${name}.pack`, folder)));
        assert.equal(line, wanted);
        if (pack !== undefined) everything(pack);
    });
}
