// MiniSearch. Settings are those of its search, as its documentation calls them: boost, fuzzy, prefix.

import MiniSearch from "minisearch";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const stop = new Set(readFileSync(process.env.STOP_WORDS, "utf8").split(/\s+/));
const OPTIONS = {
    fields: ["title", "text"],
    processTerm: (word) => (stop.has(word.toLowerCase()) ? null : word.toLowerCase()),
};

export function build(documents, folder) {
    const index = new MiniSearch(OPTIONS);
    index.addAll(documents.map(({ title, text }, id) => ({ id, title, text })));
    writeFileSync(join(folder, "index.json"), JSON.stringify(index));
}

export function open(folder, settings) {
    const index = MiniSearch.loadJSON(readFileSync(join(folder, "index.json"), "utf8"), OPTIONS);
    return (query, limit) => index.search(query, settings).slice(0, limit).map((hit) => hit.id);
}
