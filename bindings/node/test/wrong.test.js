// Packs that are wrong, each in one way: the errors say what, where and what to do, as in every language; and whatever is asked, nothing crashes or hangs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PackError, openSync } from "jobpack";
import { everything } from "./support/everything.js";

const folder = new URL("../../../tests/vectors/wrong/", import.meta.url);
const lines = readFileSync(new URL("wrong.expected", folder)).toString().trimEnd().split("\n");

/** What a call fails with, in the form of the vectors; null if it does not. */
function fault(call) {
    try {
        call();
        return null;
    } catch (error) {
        assert.ok(error instanceof PackError, String(error));
        const { status, code: name, message, advice, place, found, supported } = error;
        return { status, name, message, advice, section: place.section, byte: place.byte, found, supported };
    }
}

for (const line of lines) {
    const { pack: name } = JSON.parse(line);
    test(`${name} is told as in every language`, () => {
        const bytes = readFileSync(new URL(`${name}.pack`, folder));
        let pack;
        const open = fault(() => (pack = openSync(bytes)));
        const verify = pack === undefined ? null : fault(() => pack.verify());
        assert.equal(JSON.stringify({ pack: name, open, verify }), line);
        if (pack !== undefined) everything(pack);
    });
}
