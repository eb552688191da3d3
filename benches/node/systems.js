// The systems that are compared. Each is made of documents and gives the ids of the top 10 for a query, as its documentation says that one uses it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { FOLDER, PACKAGE, WASM } = process.env;
const peers = createRequire(join(FOLDER, "package.json"));
const lunr = peers("lunr");
const MiniSearch = peers("minisearch");
const { openSync } = await import(PACKAGE);

export const LIMIT = 10;
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The package, with the ids of the hits. */
function jobpack({ pack }) {
    const opened = openSync(readFileSync(pack));
    return (query) => opened.find(query, { limit: LIMIT }).map((hit) => hit.resource.id);
}

/** As its documentation says; titles count more. */
function minisearch({ documents }) {
    const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { boost: { title: 2 } } });
    index.addAll(documents);
    return (query) => index.search(query).slice(0, LIMIT).map((hit) => hit.id);
}

/** The same that also takes words alike, which its documentation suggests for what people type. */
function minisearchAlike({ documents }) {
    const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { boost: { title: 2 }, fuzzy: 0.2 } });
    index.addAll(documents);
    return (query) => index.search(query).slice(0, LIMIT).map((hit) => hit.id);
}

/** With its stemmer and stop words. Signs that it takes for operators are left out. */
function lunrs({ documents }) {
    const index = lunr(function () {
        this.ref("id");
        this.field("title", { boost: 2 });
        this.field("text");
        for (const document of documents) this.add(document);
    });
    return (query) => index.search(words(query).join(" ")).slice(0, LIMIT).map((hit) => hit.ref);
}

/** BM25 over maps, as people write it. */
function loop({ documents }) {
    const [k1, b] = [1.5, 0.75];
    const postings = new Map();
    const lengths = documents.map(({ title, text }, number) => {
        const all = words(`${title} ${text}`);
        const counts = new Map();
        for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
        for (const [word, count] of counts) (postings.get(word) ?? postings.set(word, []).get(word)).push([number, count]);
        return all.length;
    });
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    const norms = lengths.map((length) => k1 * (1 - b + (b * length) / mean));
    return (query) => {
        const scores = new Map();
        for (const word of words(query)) {
            const list = postings.get(word) ?? [];
            const weight = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
            for (const [number, count] of list) scores.set(number, (scores.get(number) ?? 0) + (weight * count * (k1 + 1)) / (count + norms[number]));
        }
        const best = [...scores].sort(([, one], [, other]) => other - one).slice(0, LIMIT);
        return best.map(([number]) => documents[number].id);
    };
}

export const SYSTEMS = { jobpack, MiniSearch: minisearch, "MiniSearch, fuzzy .2": minisearchAlike, lunr: lunrs, "loop in JavaScript": loop };

/** The engine's function alone, without the package around it: the count of hits. Words are encoded before. */
export function raw(pack) {
    const { exports: engine } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(WASM)));
    const bytes = readFileSync(pack);
    const [handle, search, hits, count, words] = [0, 1024, 16384, 18432, 20480].map((offset) => engine.__heap_base.value + 16 - (engine.__heap_base.value % 16) + offset);
    const data = words + 65536;
    engine.memory.grow(Math.ceil((data + bytes.length - engine.memory.buffer.byteLength) / 65536) + 1);
    new Uint8Array(engine.memory.buffer).set(bytes, data);
    const fine = (status) => {
        if (status !== 0) throw new Error(`status ${status}`);
    };
    fine(engine.jobpack_open(handle, 1024, data, bytes.length, 0));
    fine(engine.jobpack_search_open(search, 8192));
    const view = new DataView(engine.memory.buffer);
    return {
        write: (query) => new TextEncoder().encodeInto(query, new Uint8Array(engine.memory.buffer, words, 65536)).written,
        find(length) {
            fine(engine.jobpack_find(handle, words, length, 0, search, hits, LIMIT, count));
            return view.getUint32(count, true);
        },
    };
}
