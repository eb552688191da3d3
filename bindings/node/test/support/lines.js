// The lines of a pack: every record, then the answer to every request.

import { JobpackError } from "jobpack";

const KINDS = { resource: "resources", need: "needs", link: "links", served: "served", requirement: "requirements", option: "options", condition: "conditions",
    facet: "facets", circumstance: "circumstances", job_circumstance: "jobCircumstances", collection: "collections", item: "items", tally: "tallies",
    name: "names", section: "sections" };

/** Every line that is expected of a pack and its requests. */
export function* lines(pack, requests) {
    const counts = Object.entries(pack.counts).map(([name, count]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), count]);
    yield line("counts", Object.fromEntries(counts));
    pack.verify();
    yield line("check", { whole: true });
    yield line("about", pack.about.toJSON());
    for (const [kind, name] of Object.entries(KINDS)) yield* pack[name].map((one, place) => line(kind, record(kind, one, place)));
    yield* answers(pack, requests);
}

/** The answer of a pack, or of several as one, to every request. */
export function* answers(pack, requests) {
    for (const request of requests) yield JSON.stringify({ request, ...answer(pack, request.split("\t")) });
}

function line(record, fields) {
    return JSON.stringify({ record, ...fields });
}

function record(kind, one, place) {
    if (kind === "served") return { place, ...one.toJSON() };
    if (kind === "job_circumstance") return { place, circumstance: one.number };
    return kind === "name" ? { number: place, name: one } : one.toJSON();
}

const ANSWERS = {
    id: (pack, [kind, id]) => ({ number: byId(pack, kind, id) }),
    find: (pack, columns) => found(pack, columns).toJSON(),
    why: (pack, columns) => ({ hits: found(pack, columns).map((hit) => ({ resource: hit.resource.id, why: hit.why })) }),
    complete: (pack, [words, limit]) => ({ completions: pack.complete(words, { limit: +limit }) }),
    fit: (pack, [id, ...situation]) => {
        const resource = pack.resource(id);
        return { resource: resource.number, agreements: resource.fit({ when: when(pack, situation) }) };
    },
    pick: (pack, columns) => picked(pack, columns).toJSON(),
    profile: ({ engine }, [name]) => engine.profile(name).toJSON(),
    score: (pack, [tally, profile]) => scored(() => pack.tallies.at(+tally).read().score(profile)),
    paired: ({ engine }, columns) => scored(() => engine.scorePaired(...counted(columns, 4))),
    unpaired: ({ engine }, columns) => scored(() => engine.scoreUnpaired(...counted(columns, 4))),
    share: ({ engine }, [top, asked]) => scored(() => engine.share(+top, +asked)),
    differ: (pack, [profile, first, second, overlap]) => scored(() => {
        const [one, other] = [first, second].map((number) => pack.tallies.at(+number).read().score(profile));
        return pack.engine.difference(one, other, list(overlap)?.map(Number));
    }),
    rank: (pack, [profile, tallies, overlap]) => scored(() => {
        const scores = list(tallies).map((number) => pack.tallies.at(+number).read().score(profile));
        const people = list(overlap)?.map(Number);
        const pairs = (scores.length * (scores.length - 1)) / 2;
        return { ranks: pack.engine.ranks(scores, people && Array.from({ length: pairs }, () => people)) };
    }),
};

/** The answer to a request as rows for a table. */
export function rows(pack, request) {
    const [operation, ...columns] = request.split("\t");
    return JSON.stringify({ request, rows: { why: found, pick: picked }[operation](pack, columns).toList() });
}

function found(pack, [words, limit, ...situation]) {
    return pack.find(words, { limit: number(limit) ?? 0, when: when(pack, situation) });
}

function picked(pack, [minutes, items, aspects, known, knownNeeds, pool, ...situation]) {
    return pack.pick({
        minutes: number(minutes), items: number(items), when: when(pack, situation), pool: said(pool) ?? null,
        aspects: there(pack, "need", aspects), known: there(pack, "resource", known), knownNeeds: there(pack, "need", knownNeeds),
    });
}

function answer(pack, [name, ...columns]) {
    return ANSWERS[name](pack, columns);
}

function scored(score) {
    try {
        const answer = score();
        return answer.toJSON?.() ?? answer;
    } catch (error) {
        if (!(error instanceof JobpackError) || error.status === undefined) throw error;
        return { status: error.status };
    }
}

const said = (column) => (column === undefined || column === "-" ? undefined : column);
const number = (column) => (said(column) === undefined ? undefined : Number(column));
const list = (column) => said(column)?.split(",");
const counted = (columns, count) => [...columns.slice(0, count).map(Number), columns[count]];

/** The ids of a list that the pack has. */
function there(pack, kind, column) {
    return list(column)?.filter((id) => pack[kind](id) !== null);
}

function byId(pack, kind, id) {
    if (kind === "names") return pack.nameNumber(id);
    return pack[kind.slice(0, -1)](id)?.number ?? null;
}

const LEVELS = ["beginner", "intermediate", "advanced"];
const MOMENTS = ["new", "more", "apply", "solve", "change"];

function when(pack, [circumstance, minutes, language, today, level, moments, conditions]) {
    const facets = (pack.all?.[0] ?? pack).facets.map((facet) => facet.name);
    const facts = (list(conditions) ?? []).filter((fact) => facets.includes(fact.split("=")[0]));
    return pack.situation({
        when: [said(circumstance), ...facts].filter((one) => one !== undefined),
        minutes: number(minutes), language: said(language), today: number(today), level: LEVELS[number(level) - 1],
        moments: said(moments) && MOMENTS.filter((_, bit) => (moments >> bit) & 1),
    });
}
