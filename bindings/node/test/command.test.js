// The command answers with the keys and the exit codes of the whole command.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const vectors = fileURLToPath(new URL("../../../tests/vectors/", import.meta.url));
const academy = `${vectors}v1/academy.pack`;
const command = fileURLToPath(new URL("../bin/jobpack.js", import.meta.url));
const run = (...given) => spawnSync(process.execPath, [command, ...given], { encoding: "utf8" });
const QUESTION = ["find", academy, "who", "gets", "credit", "for", "teh", "deal"];

test("find says title, what for, the curator's why and the words", () => {
    const { status, stdout } = run(...QUESTION, "--limit", "1");
    assert.equal(status, 0);
    assert.match(stdout, /^ 1\. Choose a rule for crediting deals by watching one deal under four rules\n {4}8 min, article, embedded: --show 1 {2}credit-rules-compared\n/);
    assert.match(stdout, /\n {4}for: {3}Minimize the likelihood/);
    assert.match(stdout, /\n {4}why: {3}Puts the same deal/);
    assert.match(stdout, /\n {4}words: credit, deal\n$/);
});

test("--json has the documented keys", () => {
    const { hits, ...rest } = JSON.parse(run(...QUESTION, "-n", "2", "--json").stdout);
    assert.equal(hits.length, 2);
    assert.deepEqual(Object.keys(rest), ["repaired", "jobs", "overlong"]);
    assert.deepEqual(Object.keys(hits[0]), ["resource", "title", "score", "why", "kind", "minutes", "url", "embedded", "summary"]);
    assert.deepEqual(Object.keys(hits[0].why[0]), ["need", "statement", "why", "words"]);
    assert.deepEqual(Object.keys(hits[0].why[1]), ["words"]);
});

test("circumstances leave out what does not fit", () => {
    const { hits } = JSON.parse(run(...QUESTION, "--minutes", "3", "--when", "german-colleague", "--level", "beginner", "--json").stdout);
    assert.ok(hits.every((hit) => hit.minutes === null || hit.minutes <= 3));
});

test("--show prints the text of a hit", () => {
    assert.match(run(...QUESTION, "--show", "1").stdout, /^Choose a rule for crediting deals/);
});

test("--help teaches with an example", () => {
    const { status, stdout } = run("--help");
    assert.equal(status, 0);
    assert.match(stdout, /jobpack find my-pack\.pack who gets credit/);
});

const WRONG = [
    ["an absent file", ["find", "absent.pack", "x"], 3, "io"],
    ["no pack", ["find", command, "x"], 3, "pack"],
    ["a pack that is cut short", ["find", `${vectors}wrong/cut-in-body.pack`, "x"], 3, "pack"],
    ["an unknown circumstance", ["find", academy, "x", "--when", "nowhere"], 2, "usage"],
    ["an unknown level", ["find", academy, "x", "--level", "expert"], 2, "usage"],
    ["a limit that is no number", ["find", academy, "x", "--limit", "many"], 2, "usage"],
    ["a hit that is not there", ["find", academy, "credit", "--show", "9999"], 2, "usage"],
    ["an unknown option", ["find", academy, "x", "--bogus"], 2, "usage"],
    ["no words", ["find", academy], 2, "usage"],
    ["no verb", [], 2, "usage"],
];

for (const [what, given, exit, code] of WRONG) {
    test(`${what} is told with its exit code`, () => {
        const { status, stdout } = run(...given, "--json");
        const { error } = JSON.parse(stdout);
        assert.deepEqual([status, error.code], [exit, code]);
        assert.deepEqual(Object.keys(error), ["code", "message", "place", "advice"]);
        assert.ok(error.advice.length > 0);
        const people = run(...given);
        assert.deepEqual([people.status, people.stdout], [exit, ""]);
        assert.match(people.stderr, /^error: /);
    });
}

test("the same as the whole command", { skip: process.env.JOBPACK_COMMAND === undefined && "JOBPACK_COMMAND does not say where it is" }, () => {
    for (const more of [[], ["--minutes", "5"], ["--when", "in-the-meeting"], ["--language", "de"]]) {
        const whole = (...given) => spawnSync(process.env.JOBPACK_COMMAND, given, { encoding: "utf8" }).stdout;
        assert.equal(run(...QUESTION, ...more, "--json").stdout, whole(...QUESTION, ...more, "--json"));
        const words = (text) => text.replace(/\s+/g, " ").trim();
        assert.equal(words(run(...QUESTION, ...more).stdout), words(whole(...QUESTION, ...more)));
    }
});
