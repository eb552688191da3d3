// An answer in the keys that the whole command has (docs/COMMAND.md of the project), and as a page for people.

/** What was found, with the keys of `--json`. */
export function answer(found) {
    const hits = found.map(({ resource, score, why }) => {
        const { id, title, kind, minutes, url, body, summary } = resource;
        return { resource: id, title, score, why, kind, minutes: minutes || null, url, embedded: body !== "", summary };
    });
    const repaired = found.repairs.map(({ text, found }) => ({ from: text, to: found }));
    return { hits, repaired, jobs: jobs(found.needs), overlong: found.overlong };
}

/** The jobs of the needs that match, the best first, each once. */
function jobs(needs) {
    const all = needs.map(({ need }) => (need.isJob ? need : need.job)).filter((job) => job !== null);
    const first = all.filter((job, at) => all.findIndex((other) => other.number === job.number) === at);
    return first.map(({ id, statement }) => ({ id, statement }));
}

/** The text of a resource that the pack carries. */
export function body({ id, title, url, body }, json) {
    if (json) return JSON.stringify({ resource: id, title, url, body }, null, 2);
    const elsewhere = url === "" ? "The pack has neither its text nor its address." : `Its text is not in the pack; it is at ${url}`;
    return `${title}\n\n${body === "" ? elsewhere : body}`;
}

/** The answer as a page. */
export function page({ hits, repaired, overlong }) {
    const repairs = repaired.map(({ from, to }) => `${from} -> ${to}`).join(", ");
    const before = [repairs, overlong ? "only the first 64 different words were looked for" : ""].filter(Boolean);
    const nothing = "Nothing fits. Other words, fewer circumstances or more minutes may help.";
    return [...before, ...(hits.length === 0 ? [nothing] : hits.map(hit))].join("\n");
}

function hit({ title, minutes, kind, url, embedded, resource, why }, at) {
    const show = embedded ? `embedded: --show ${at + 1}` : "";
    const place = url !== "" && embedded ? `${url} (${show})` : url || show;
    const about = [minutes === null ? "" : `${minutes} min`, kind, place].filter(Boolean).join(", ");
    const facts = `    ${[about, resource].filter(Boolean).join("  ")}`;
    return [`${String(at + 1).padStart(2)}. ${title}`, facts, ...why.flatMap(reason)].join("\n");
}

function reason({ need, statement, why, words }) {
    const said = words.join(", ");
    if (need === null) return [hanging("words:", said)];
    const heard = words.length === 0 ? statement : `${statement} (${said})`;
    return [hanging("for:", heard), ...(why === "" ? [] : [hanging("why:", why)])];
}

/** A text behind its name, in lines that fit the terminal. */
function hanging(name, text) {
    const width = Math.min(Math.max(process.stdout.columns ?? 80, 40), 110) - 11;
    const lines = [""];
    for (const word of text.split(" ")) {
        const longer = `${lines.at(-1)} ${word}`.trimStart();
        if (longer.length <= width || lines.at(-1) === "") lines[lines.length - 1] = longer;
        else lines.push(word);
    }
    return `    ${name.padEnd(7)}${lines.join(`\n${" ".repeat(11)}`)}`;
}
