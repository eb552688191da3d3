// Several packs asked as one, and many questions in one call.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPacks, openPacksSync, openSync } from "jobpack";
import { answers } from "./support/lines.js";
import { together, vector } from "./support/vectors.js";

const { parts, requests, expected } = together;
const QUESTION = "reporting mails readers";
const ids = (found) => found.map((hit) => hit.resource.id);
const text = JSON.stringify;

test("packs that were made together answer as in every language", async () => {
    for (const packs of [openPacksSync([...parts].reverse()), await openPacks([...parts].reverse())]) {
        assert.deepEqual([...answers(packs, requests)], expected);
    }
});

test("hits lead into the pack that has them", () => {
    const packs = openPacksSync(parts);
    const found = packs.find(QUESTION);
    assert.ok(found.length > 1 && new Set(ids(found)).size === found.length);
    for (const hit of found) {
        const { resource: number } = hit.toJSON();
        assert.equal(packs.resource(number).id, hit.resource.id);
        assert.equal(packs.all[number].resources.at(0).title, hit.resource.title);
        assert.equal(hit.why[0].statement, hit.need?.statement ?? "");
    }
    assert.deepEqual(found.toList().map((row) => row.resource), ids(found));
    assert.deepEqual(found.ids, ids(found));
    assert.equal(packs.resource(parts.length), null);
    assert.equal(packs.resource(0xffff_ffff), null);
});

test("a circumstance holds in all packs, whatever their order", () => {
    const [first, ...rest] = parts;
    const asked = [parts, [...rest, first]].map((order) => openPacksSync(order)).map((packs) => packs.find("reporting mails", { when: packs.situation({ when: "desk" }) }));
    assert.equal(text(asked[0]), text(asked[1]));
    const packs = openPacksSync(parts);
    assert.equal(text(packs.find("reporting mails", { when: "desk" })), text(asked[0]));
    assert.throws(() => packs.find("mails", { when: packs.all[1].situation({ when: "desk" }) }), { name: "UsageError" });
});

test("packs may be missing, and must be of one build", () => {
    const without = new Set(ids(openPacksSync(parts).find(QUESTION)));
    without.delete(openSync(parts[0]).resources.at(0).id);
    assert.deepEqual(new Set(ids(openPacksSync(parts.slice(1)).find(QUESTION))), without);
    for (const packs of [[], [parts[0], parts[0]], [parts[0], vector("whole").pack]]) {
        assert.throws(() => openPacksSync(packs), { name: "PackError", code: "JOBPACK_ERROR_NOT_TOGETHER" });
    }
    assert.throws(() => openPacksSync(["a.pack"]), TypeError);
});

test("packs that were let go of say so, and what was found stays", () => {
    const packs = openPacksSync(parts);
    const found = packs.find(QUESTION);
    const before = text(found);
    packs.find("x".repeat(2_000_000));
    assert.equal(text(found), before);
    packs.dispose();
    for (const use of [() => packs.find("x"), () => packs.resource(0), () => packs.all[0].about]) assert.throws(use, { code: "JOBPACK_ERROR_NOT_OPEN" });
});

test("many questions have the answers of one by one", () => {
    const questions = ["the raport is broken", "who gets credit", "", "numbers differ"];
    for (const asked of [openSync(vector("academy").pack), openPacksSync(parts)]) {
        const options = { limit: 3, minutes: 20 };
        assert.equal(text(asked.findMany(new Set(questions), options)), text(questions.map((words) => asked.find(words, options))));
        assert.deepEqual(asked.findMany(questions).map((found) => found.ids), questions.map((words) => ids(asked.find(words))));
        assert.deepEqual(asked.findMany([]), []);
        assert.throws(() => asked.findMany("one question"), TypeError);
        assert.throws(() => asked.findMany(["a", 1]), TypeError);
        assert.throws(() => asked.findMany(["a"], { limit: -1 }), { name: "UsageError" });
    }
});
