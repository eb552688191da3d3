// Measures and prints tables. Started by run.js.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { all, ndcg } from "./material.js";
import { LIMIT, SYSTEMS, raw } from "./systems.js";

const { FOLDER, PACKAGE, PROBE } = process.env;
const { openSync } = await import(PACKAGE);

/** Rounds, in each of which every system answers every query once, one system after the other. */
const ROUNDS = 7;
/** The microseconds of the processor that each of them gets before, until its code is compiled. */
const WARM = 1_000_000;
/** The most queries that are timed: every second, third ... of those there are. */
const MOST = 100;

function some(queries) {
    const step = Math.ceil(queries.length / MOST);
    return queries.filter((_, place) => place % step === 0).map(({ text }) => text);
}

function quantile(values, share) {
    return [...values].sort((one, other) => one - other)[Math.round((values.length - 1) * share)];
}

/** Microseconds on the wall, and those of the processor, which other work on the machine does not add to. */
const wall = () => Number(process.hrtime.bigint()) / 1000;
const processor = () => {
    const { user, system } = process.cpuUsage();
    return user + system;
};

/** The microseconds of each query. */
function timed(ask, queries, clock = wall) {
    return queries.map((query) => {
        const start = clock();
        ask(query);
        return clock() - start;
    });
}

/** The median of each query over the rounds, for each of those that are asked one after the other. */
function interleaved(asked, queries) {
    for (const times of asked) for (const start = processor(); processor() - start < WARM; times(queries));
    const rounds = Array.from({ length: ROUNDS }, () => asked.map((times) => times(queries)));
    return asked.map((_, who) => queries.map((_, place) => quantile(rounds.map((round) => round[who][place]), 0.5)));
}

/** The memories of WebAssembly: Node does not count them. */
const memories = [];
WebAssembly.Instance = class extends WebAssembly.Instance {
    constructor(...given) {
        super(...given);
        memories.push(this.exports.memory);
    }
};

function memory() {
    for (let time = 0; time < 3; time++) globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, heapUsed + external) / 2 ** 20;
}

/** What one more of it takes, the code and the material being there. */
function taken(make, material) {
    const before = memory();
    const find = make(material);
    const after = memory();
    return find(material.queries[0].text) && after - before;
}

/** Each system on this collection: a row of figures. */
function compare(material) {
    const queries = some(material.queries);
    const made = Object.entries(SYSTEMS).map(([name, make]) => {
        const start = processor();
        const find = make(material);
        const seconds = (processor() - start) / 1e6;
        return { name, find, seconds, mebibytes: taken(make, material) };
    });
    const times = interleaved(made.map(({ find }) => (queries) => timed(find, queries, processor)), queries);
    for (const [who, { name, find, seconds, mebibytes }] of made.entries()) {
        const answers = new Map(material.queries.map(({ id, text }) => [id, find(text)]));
        const ready = `${seconds.toFixed(seconds < 0.1 ? 3 : 2)} s`;
        const figures = [0.5, 0.99].map((share) => Math.round(quantile(times[who], share)).toLocaleString("en"));
        console.log(`| ${[material.name, name, ...figures, ready, mebibytes.toFixed(1), ndcg(material.judged, answers).toFixed(4)].join(" | ")} |`);
    }
}

/** The engine's own times for the same queries, in a process of its own. */
function native(pack, queries) {
    const file = join(FOLDER, "queries.txt");
    writeFileSync(file, queries.map((query) => `${query.split(/\s+/).join(" ").trim()}\n`).join(""));
    return execFileSync(PROBE, ["--bench", pack, file], { encoding: "utf8" }).trim().split("\n").map(Number);
}

/** What one asks of the answer. */
const USES = {
    find: (found) => found,
    "and ids": (found) => found.map((hit) => hit.resource.id),
    "and ids, titles": (found) => found.map(({ resource }) => [resource.id, resource.title]),
    "and reasons": (found) => found.map((hit) => hit.why.map(({ statement, why, words }) => [statement, why, words])),
};

/** What WebAssembly and the binding add to the engine's own time: medians of the differences over the queries. */
function overhead(material) {
    const pack = openSync(readFileSync(material.pack));
    const engine = raw(material.pack);
    const queries = some(material.queries);
    const bare = (queries) => queries.map((query) => {
        const length = engine.write(query);
        return timed(() => engine.find(length), [query])[0];
    });
    const uses = Object.values(USES).map((use) => (queries) => timed((query) => use(pack.find(query, { limit: LIMIT })), queries));
    const [own, wasm, ...asked] = interleaved([(queries) => native(material.pack, queries), bare, ...uses], queries);
    const added = asked.map((times) => quantile(times.map((time, place) => time - wasm[place]), 0.5));
    const slower = quantile(wasm.map((time, place) => time / own[place]), 0.5);
    const figures = [quantile(own, 0.5).toFixed(1), quantile(wasm, 0.5).toFixed(1), slower.toFixed(2), ...added.map((one) => `+${one.toFixed(1)}`)];
    console.log(`| ${[material.name, ...figures].join(" | ")} |`);
}

const materials = [];
for await (const material of all(process.argv.slice(2))) materials.push(material);
console.log("| collection | system | median, µs | p99, µs | ready in | MiB | nDCG@10 |\n|---|---|--:|--:|--:|--:|--:|");
for (const material of materials) compare(material);
console.log(`\n| collection | native, µs | wasm, µs | times native | ${Object.keys(USES).join(" | ")} |\n|---|--:|--:|--:|${"--:|".repeat(Object.keys(USES).length)}`);
for (const material of materials) overhead(material);
