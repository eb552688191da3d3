// The memory grows: views are made anew, and what was read before stays.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openSync } from "jobpack";
import { vector } from "./support/vectors.js";

const { pack: bytes } = vector("academy");
const QUESTION = "who gets credit for the deal";

test("bytes behind the end of a pack are ignored, however many", () => {
    const large = new Uint8Array(50_000_000);
    large.set(bytes);
    const pack = openSync(large);
    assert.equal(JSON.stringify(pack.find(QUESTION)), JSON.stringify(openSync(bytes).find(QUESTION)));
});

test("what was found stays when the memory grows", () => {
    const pack = openSync(bytes);
    const found = pack.find(`${QUESTION} teh`);
    const before = JSON.stringify([found, found.map((hit) => [hit.why, hit.resource])]);
    const about = pack.about;
    pack.find("x".repeat(5_000_000));
    pack.find(`${"credit ".repeat(500_000)}deal`, { limit: 10_000 });
    pack.pick();
    assert.equal(JSON.stringify([found, found.map((hit) => [hit.why, hit.resource])]), before);
    assert.equal(about.title, pack.about.title);
});

test("a long question is answered like a short one", () => {
    const pack = openSync(bytes);
    const long = pack.find(`${" ".repeat(3_000_000)}${QUESTION}`);
    assert.deepEqual(long.map((hit) => hit.score), pack.find(QUESTION).map((hit) => hit.score));
    assert.equal(long.words[0].text, "gets");
    assert.equal(long.words[0].start, 3_000_004);
});

test("ten thousand hits may be asked for", () => {
    const pack = openSync(bytes);
    const found = pack.find("campaign", { limit: 10_000 });
    assert.ok(found.length > 50 && found.length <= pack.resources.length);
    assert.equal(found.toArray().length, found.length);
});

test("many packs live side by side, and may be let go of", () => {
    const packs = Array.from({ length: 50 }, () => openSync(bytes));
    assert.equal(new Set(packs.map((pack) => pack.find(QUESTION).at(0).score)).size, 1);
    const resource = packs[0].resources.at(0);
    packs[0].dispose();
    packs[0].dispose();
    for (const use of [() => packs[0].find("x"), () => packs[0].counts, () => resource.title, () => packs[0].verify()]) {
        assert.throws(use, { name: "JobpackError", code: "JOBPACK_ERROR_NOT_OPEN", advice: /[Oo]pen it again/ });
    }
    assert.equal(packs[1].find(QUESTION).length, 10);
});

test("a pack lets itself be disposed of by the language", () => {
    const pack = openSync(bytes);
    pack[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
    assert.throws(() => pack.about, { code: "JOBPACK_ERROR_NOT_OPEN" });
});

test("memory that cannot grow is told, and the pack answers on", () => {
    const pack = openSync(bytes);
    const grow = WebAssembly.Memory.prototype.grow;
    WebAssembly.Memory.prototype.grow = () => { throw new RangeError("no"); };
    try {
        assert.throws(() => pack.find("x".repeat(2_000_000)), { name: "JobpackError", code: "memory", message: /no memory for \d+ MB more/ });
    } finally {
        WebAssembly.Memory.prototype.grow = grow;
    }
    assert.equal(pack.find(QUESTION).length, 10);
});

test("texts in any script go in and out unchanged", () => {
    const pack = openSync(bytes);
    for (const words of ["größe überprüfen", "данные отчёт", "報告 🙂 deal", "\u{feff}deal", "\ud800 deal"]) {
        const found = pack.find(words);
        const clean = Buffer.from(words).toString();
        for (const word of found.words) assert.equal(word.text, Buffer.from(clean).subarray(word.start, word.end).toString());
    }
});
