// lunr with its stemmer and stop words. Settings: `title` says how much a title counts, `fuzzy` takes words at that distance as well, for less.

import lunr from "lunr";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function build(documents, folder, { title = 1 }) {
    const index = lunr(function () {
        this.ref("id");
        this.field("title", { boost: title });
        this.field("text");
        documents.forEach(({ title, text }, id) => this.add({ id, title, text }));
    });
    writeFileSync(join(folder, "index.json"), JSON.stringify(index));
}

export function open(folder, { fuzzy = 0 }) {
    const index = lunr.Index.load(JSON.parse(readFileSync(join(folder, "index.json"), "utf8")));
    return (query, limit) => {
        const found = index.query((asked) => {
            const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
            for (const word of words) {
                asked.term(word, {});
                if (fuzzy) asked.term(word, { editDistance: fuzzy, boost: 0.1 });
            }
        });
        return found.slice(0, limit).map((hit) => Number(hit.ref));
    };
}
