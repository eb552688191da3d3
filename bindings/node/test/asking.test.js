// The object model: records that lead to one another, circumstances, reasons, picks, scores, and what is said when an argument makes no sense.

import assert from "node:assert/strict";
import { inspect } from "node:util";
import { test } from "node:test";
import { Job, Outcome, Resource, Situation, UsageError, load, openSync } from "jobpack";
import { vector } from "./support/vectors.js";

const pack = openSync(vector("academy").pack);
const whole = openSync(vector("whole").pack);
const QUESTION = "who gets credit for teh deal";
const ids = (found) => found.map((hit) => hit.resource.id);

test("records lead to one another", () => {
    const resource = pack.resource("credit-rules-compared");
    assert.ok(resource instanceof Resource);
    const [link] = resource.served;
    assert.ok(link.resource.equals(resource) && !link.need.equals(resource));
    assert.ok(link.need.links.some((other) => other.equals(link)));
    assert.ok(pack.linkBetween(resource, link.need).equals(link));
    const outcome = pack.need("agree-attribution-rule");
    assert.ok(outcome instanceof Outcome && outcome.job instanceof Job && !outcome.isJob);
    assert.ok(outcome.job.outcomes.some((other) => other.equals(outcome)));
    assert.equal(pack.resource(resource.number).id, resource.id);
    assert.equal(pack.resource("absent"), null);
    assert.equal(pack.resource(9_999), null);
    assert.equal(pack.linkBetween(resource, pack.need("count-every-deal") ?? 0), null);
});

test("sequences are walked, counted and looked into from both ends", () => {
    const { resources } = pack;
    assert.equal(resources.length, pack.counts.resources);
    assert.equal([...resources].length, resources.length);
    assert.equal(resources.at(-1).number, resources.length - 1);
    assert.equal(resources.at(resources.length), undefined);
    assert.deepEqual(resources.map((one) => one.number).slice(0, 3), [0, 1, 2]);
    assert.equal(pack.jobs.length + pack.outcomes.length, pack.needs.length);
    assert.ok(pack.jobs.toArray().every((job) => job instanceof Job) && pack.outcomes.toArray().every((one) => one instanceof Outcome));
});

test("records print as what they are, and cannot be changed", () => {
    assert.match(inspect(pack.resource("credit-rules-compared")), /^Resource \{\s+number: \d+,\s+id: 'credit-rules-compared',\s+title: 'Choose a rule/);
    assert.match(inspect(pack.find("deal").at(0)), /^Hit \{\s+words: /);
    assert.match(inspect(pack.resources), /^Sequence \{ length: \d+ \}$/);
    assert.throws(() => { pack.resource(0).title = "x"; }, TypeError);
});

test("every property is the field of its name", () => {
    for (const record of [...whole.resources, ...whole.needs]) {
        const { text } = record.toJSON();
        for (const [name, value] of Object.entries(text)) {
            const property = name === "statement" ? "parts" : name.replace(/_[a-z]/g, (part) => part[1].toUpperCase());
            assert.deepEqual(JSON.parse(JSON.stringify(record[property])), JSON.parse(JSON.stringify(value)), `${record.id}.${property}`);
        }
    }
});

test("codes are their names, what was not said is null or empty", () => {
    const resource = whole.resource("r1");
    assert.deepEqual([resource.level, resource.moments, resource.kind], ["beginner", ["new", "solve"], "article"]);
    assert.deepEqual([resource.reviewBy, resource.expires, resource.supersededBy], ["2026-06-01", "2027-01-01", ""]);
    assert.deepEqual(resource.tags, ["list", "readers"]);
    assert.deepEqual([resource.source, resource.evidence[0].source, resource.evidence[0].confidence], ["the wiki", "a reader", "medium"]);
    assert.deepEqual([...resource.conditions].map(({ facet, value }) => `${facet.name}=${value}`), ["region=north", "region=south", "role=editor"]);
    const job = whole.need("calm");
    assert.deepEqual([job.kind, job.step, job.region, job.parts.whole, job.statement], ["emotional", null, null, "Feel sure that the list is right", "Feel sure that the list is right"]);
    assert.deepEqual(job.circumstances.map((one) => one.id), ["road"]);
});

test("hits say why, with words as typed or repaired", () => {
    const found = pack.find(QUESTION, { limit: 2 });
    assert.equal(found.length, 2);
    const [first] = found;
    const [need, own] = first.why;
    assert.ok(need.need.equals(first.need));
    assert.equal(need.statement, first.need.statement);
    assert.equal(need.why, pack.linkBetween(first.resource, first.need).why);
    assert.deepEqual(need.words, ["gets", "credit", "deal"]);
    assert.deepEqual([own.need, own.statement, own.why, own.words], [null, "", "", ["credit", "deal"]]);
    assert.deepEqual(first.words.map((word) => word.text), ["credit", "deal"]);
    assert.ok(found.needs[0].score >= found.needs.at(-1).score);
    assert.equal(found.overlong, false);
    const mistyped = pack.find("atribution");
    assert.deepEqual(mistyped.repairs.map(({ text, found, start, end }) => [text, found, start, end]), [["atribution", "attribution", 0, 10]]);
    assert.deepEqual(mistyped.at(0).why.at(-1).words, ["attribution"]);
    assert.equal(pack.find(pack.resources.map((one) => one.title).join(" ")).overlong, true);
    assert.deepEqual(Object.keys(found.toList()[0]), ["resource", "title", "score", "minutes", "kind", "url", "need", "statement", "why", "words"]);
});

test("limits are kept", () => {
    assert.equal(pack.find("campaign").length, 10);
    assert.equal(pack.find("campaign", { limit: 0 }).length, 0);
    for (const limit of [-1, 1.5, 10_001, NaN]) assert.throws(() => pack.find("campaign", { limit }), UsageError);
    assert.throws(() => pack.find("campaign", { limit: "3" }), TypeError);
    assert.throws(() => pack.find(7), TypeError);
});

test("circumstances: an id, facts, lists, objects and situations say the same", () => {
    const facet = whole.facets.at(0).name;
    const value = whole.conditions.toArray().find((one) => one.facet.name === facet).value;
    const said = [`${facet}=${value}`, [`${facet}=${value}`], { [facet]: value }, { [facet]: [value] }, { [` ${facet} `]: ` ${value} ` }, [{ [facet]: value }], whole.situation({ when: { [facet]: value } })];
    const answers = said.map((when) => JSON.stringify(whole.resources.map((one) => one.fit({ when }))));
    assert.equal(new Set(answers).size, 1);
    const named = whole.situation({ when: "desk" });
    assert.deepEqual([named.minutes, named.language, named.level, named.moments, named.today], [30, "en", "beginner", ["new"], 0]);
    const more = whole.situation({ when: named, minutes: 5, level: "advanced", moments: ["solve", "change"], today: "2026-06-01" });
    assert.deepEqual([more.minutes, more.language, more.level, more.moments, more.today], [5, "en", "advanced", ["solve", "change"], 9_648]);
    assert.ok(more instanceof Situation && named.minutes === 30);
    assert.equal(whole.situation({ today: new Date(2026, 5, 1) }).today, 9_648);
    assert.ok(pack.find("campaign", { minutes: 3, limit: 100 }).toArray().every((hit) => hit.resource.minutes <= 3));
    const quick = pack.situation({ minutes: 3 });
    assert.deepEqual(ids(pack.find("campaign", { when: quick })), ids(pack.find("campaign", { minutes: 3 })));
    assert.equal(pack.condition("role", "of nobody")?.value ?? null, null);
    assert.equal(pack.condition("no facet", "x"), null);
});

const WRONG = {
    "an unknown circumstance": [{ when: "nowhere" }, /no circumstance `nowhere`/, /in-the-meeting/],
    "an unknown facet": [{ when: "colour=red" }, /no facet `colour`/, /facets of this pack: /],
    "two circumstances": [{ when: ["in-the-meeting", "first-day"] }, /only one circumstance/, /facet=value/],
    "an unknown level": [{ level: "expert" }, /no level `expert`/, /beginner, intermediate, advanced/],
    "an unknown moment": [{ moments: ["never"] }, /no moment `never`/, /new, more, apply/],
    "minutes below nothing": [{ minutes: -1 }, /minutes cannot be -1/, /0 to 65535/],
    "a day that is none": [{ today: "2026-02-30" }, /today cannot be 2026-02-30/, /YYYY-MM-DD/],
    "a day long ago": [{ today: "1999-12-31" }, /today cannot be/, /2000-01-01/],
    "the situation of another pack": [{ when: whole.situation() }, /another pack/, /with the pack that you ask/],
};

for (const [what, [circumstances, message, advice]] of Object.entries(WRONG)) {
    test(`${what} is told, with what there is instead`, () => {
        for (const ask of [() => pack.find("campaign", circumstances), () => pack.resource(0).fit(circumstances)]) {
            assert.throws(ask, (error) => error instanceof UsageError && error.code === "usage" && message.test(error.message) && advice.test(error.advice));
        }
    });
}

test("arguments of the wrong type are TypeErrors", () => {
    for (const wrong of [{ minutes: "5" }, { language: 7 }, { level: 2 }, { when: 7 }, { when: { role: 7 } }, { today: {} }, { moments: 3 }]) {
        assert.throws(() => pack.find("campaign", wrong), TypeError, JSON.stringify(wrong));
    }
});

test("picks cover what matters and prove how well", () => {
    const selection = pack.pick({ minutes: 30 });
    assert.equal(selection.length, selection.certificate.itemCount);
    assert.deepEqual([...selection], selection.items);
    assert.ok(selection.certificate.value <= selection.certificate.bound && selection.certificate.minutes <= 30);
    const [first] = selection;
    assert.ok(first.resource instanceof Resource && first.gain > 0);
    assert.equal(selection.aspects.find((aspect) => aspect.covered > 0).reason, null);
    assert.equal(typeof selection.leftOut[0].reason, "string");
    assert.deepEqual(selection.advice.map((advice) => [advice.resource.number, advice.requirement.number]), [[16, 3]]);
    const known = pack.pick({ minutes: 30, known: [first.resource], knownNeeds: [first.need.id] });
    assert.ok(known.items.every((item) => !item.resource.equals(first.resource)));
    const collection = pack.collections.at(0);
    const inside = collection.items.map((item) => item.resource.id);
    const pools = [collection, collection.id, inside].map((pool) => JSON.stringify(pack.pick({ pool })));
    assert.equal(new Set(pools).size, 1);
    assert.ok(pack.pick({ pool: collection }).items.every((item) => inside.includes(item.resource.id)));
    assert.equal(pack.pick({ items: 2 }).length, 2);
    assert.ok(selection.toList()[0].statement.length > 0);
    for (const wrong of [{ aspects: ["absent"] }, { known: ["absent"] }, { pool: "absent" }, { known: [9_999] }]) {
        assert.throws(() => pack.pick(wrong), (error) => error instanceof UsageError && /the pack has no/.test(error.message), JSON.stringify(wrong));
    }
    assert.throws(() => pack.pick({ minutes: 70_000 }), UsageError);
    assert.throws(() => pack.pick({ aspects: [null] }), TypeError);
});

test("scores need no pack", async () => {
    const engine = await load();
    assert.equal(engine.profiles[0].name, "share10-2005");
    const tally = engine.tally(5).record(5, 1, 40).record(4, 4).record(0, 3);
    assert.deepEqual([tally.count(5, 1), tally.count(0, 3), tally.scale, tally.cells[5]], [40, 1, 5, [0, 40, 0, 0, 0, 0]]);
    const score = tally.score();
    assert.deepEqual([score.profile, score.region], ["share10-2005", "underserved"]);
    const merged = engine.tally(5).merge(tally).merge(tally);
    assert.equal(merged.count(5, 1), 80);
    assert.equal(JSON.stringify(merged.score("share10-2016").profile), '"share10-2016"');
    const own = tally.score({ ...engine.profile("share10-2005"), name: "mine", leastRespondents: 1 });
    assert.deepEqual([own.profile, own.opportunity], ["mine", score.opportunity]);
    const other = engine.scorePaired(100, 50, 50, 25);
    const { low, high } = engine.difference(score, other);
    assert.ok(low <= score.opportunity - other.opportunity && high >= score.opportunity - other.opportunity);
    assert.deepEqual(engine.ranks([score, other]).map(({ best, worst }) => [best, worst]), [[1, 1], [2, 2]]);
    assert.equal(engine.share(1, 2).share, 5_000);
    assert.deepEqual(pack.engine.scoreUnpaired(80, 100, 30, 90).toJSON(), engine.scoreUnpaired(80, 100, 30, 90).toJSON());
});

test("what no score comes of is told", async () => {
    const engine = await load();
    const wrong = [
        [() => engine.scorePaired(10, 20, 5, 5), "JOBPACK_ERROR_IMPOSSIBLE"],
        [() => engine.tally(5).score(), "JOBPACK_ERROR_NO_ANSWERS"],
        [() => engine.tally(11), "JOBPACK_ERROR_OFF_SCALE"],
        [() => engine.tally(5).record(6, 1), "JOBPACK_ERROR_OFF_SCALE"],
        [() => engine.tally(5).merge(engine.tally(7)), "JOBPACK_ERROR_OTHER_SCALE"],
        [() => engine.tally(5).record(5, 5).score({ ...engine.profiles[0], topFrom: 9 }), "JOBPACK_ERROR_BAD_PROFILE"],
    ];
    for (const [score, code] of wrong) assert.throws(score, { name: "ScoreError", code });
    assert.throws(() => engine.profile("none"), { name: "UsageError", advice: /share10-2005/ });
    assert.throws(() => engine.share("1", 2), TypeError);
    assert.throws(() => engine.difference(engine.scorePaired(1, 1, 1, 1), {}), TypeError);
    assert.throws(() => engine.difference(engine.scorePaired(1, 1, 1, 1), engine.scorePaired(1, 1, 1, 1), [1]), UsageError);
});

test("the last word is completed while it is typed", () => {
    const completions = pack.complete("Which rep", { limit: 3 });
    assert.equal(completions[0].text, "report");
    assert.ok(completions.every((one) => one.text.startsWith("rep") && one.frequency > 0));
    assert.deepEqual(Object.keys(completions[0].toJSON()), ["text", "term", "frequency"]);
    assert.deepEqual([pack.complete("report "), pack.complete(""), pack.complete("rep", { limit: 0 })], [[], [], []]);
    assert.throws(() => pack.complete(7), TypeError);
    assert.throws(() => pack.complete("rep", { limit: -1 }), UsageError);
});
