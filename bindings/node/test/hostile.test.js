// Bytes that nobody meant: flipped, cut, random. Only a PackError may come of them, and nothing takes for ever.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PackError, openSync } from "jobpack";
import { everything } from "./support/everything.js";
import { names, vector } from "./support/vectors.js";

/** Numbers that look like chance and are the same at every run (xorshift). */
function chance(seed) {
    let state = seed;
    return (below) => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (state >>> 0) % below;
    };
}

/** How much can be read of some bytes: nothing if they are no pack. */
function readable(bytes) {
    try {
        return everything(openSync(bytes));
    } catch (error) {
        assert.ok(error instanceof PackError, error.stack);
        return 0;
    }
}

const small = names.filter((name) => name !== "academy").map((name) => [name, vector(name).pack]);

for (const [name, pack] of small) {
    test(`${name}: bits that flip`, () => {
        const pick = chance(7);
        let opened = 0;
        for (let round = 0; round < 150; round++) {
            const bytes = Uint8Array.from(pack);
            // Not in the header and the table, whose checksums would be all that is tested.
            for (let flip = 0; flip < 8; flip++) bytes[512 + pick(bytes.length - 512)] ^= 1 << pick(8);
            opened += readable(bytes) > 0 ? 1 : 0;
        }
        assert.ok(opened > 100, `${opened} of 150 opened`);
    });

    test(`${name}: cut short anywhere`, () => {
        for (let end = 0; end < pack.length; end += 97) assert.throws(() => openSync(pack.subarray(0, end)), PackError);
    });
}

test("random bytes", () => {
    const pick = chance(11);
    for (let round = 0; round < 200; round++) assert.equal(readable(Uint8Array.from({ length: pick(2_000) }, () => pick(256))), 0);
});

test("random bytes behind a sound beginning", () => {
    const pick = chance(13);
    for (const [, pack] of small) {
        for (let round = 0; round < 30; round++) {
            const from = 1_024 + pick(pack.length - 1_024);
            readable(Uint8Array.from(pack, (byte, at) => (at < from ? byte : pick(256))));
        }
    }
});
