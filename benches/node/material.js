// What is measured: documents, questions and judgements. The academy, and each collection in the folder that JOBPACK_DATA names.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { COMMAND, FOLDER, JOBPACK_DATA, PACKAGE } = process.env;
const { open } = await import(PACKAGE);
const academy = join(dirname(fileURLToPath(import.meta.url)), "../../examples/academy");

const rows = (path) => readFileSync(path, "utf8").trim().split("\n").map((line) => line.split("\t"));
const objects = (path) => readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line));

function judgements(path) {
    const judged = new Map();
    for (const row of rows(path)) {
        if (!judged.has(row[0])) judged.set(row[0], new Map());
        judged.get(row[0]).set(row.at(-2), Number(row.at(-1)));
    }
    return judged;
}

function build(source, name) {
    const pack = join(FOLDER, `${name}.pack`);
    execFileSync(COMMAND, ["build", source, "-o", pack], { stdio: "ignore" });
    return { name, pack };
}

/** The peers get what can be searched in the resources; the jobs and outcomes are Jobpack's alone. */
async function demo() {
    const built = build(academy, "academy");
    const pack = await open(readFileSync(built.pack));
    const documents = pack.resources.map(({ id, title, summary, body, tags }) => ({ id, title, text: `${summary} ${body} ${tags.join(" ")}` }));
    const queries = rows(join(academy, "questions/questions.tsv")).map(([id, text]) => ({ id, text }));
    return { ...built, documents, queries, judged: judgements(join(academy, "questions/expected.tsv")) };
}

function collection(folder) {
    const documents = objects(join(folder, "docs.jsonl")).map(({ id, title, text }) => ({ id, title, text }));
    return { ...build(join(folder, "docs.jsonl"), basename(folder)), documents, queries: objects(join(folder, "queries.jsonl")), judged: judgements(join(folder, "qrels.tsv")) };
}

/** The academy and the collections there are; only those that are named, if any are. */
export async function* all(wanted) {
    if (JOBPACK_DATA === undefined) console.log("JOBPACK_DATA is not set: only the academy is measured.\n");
    const names = JOBPACK_DATA === undefined ? [] : readdirSync(JOBPACK_DATA).sort();
    const folders = names.map((name) => join(JOBPACK_DATA, name)).filter((folder) => existsSync(join(folder, "queries.jsonl")));
    const isWanted = (name) => wanted.length === 0 || wanted.includes(name);
    if (isWanted("academy")) yield demo();
    for (const folder of folders) if (isWanted(basename(folder))) yield collection(folder);
}

/** nDCG@10 with linear gain: the mean over queries with a relevant document. */
export function ndcg(judged, answers) {
    const gain = (grades) => grades.slice(0, 10).reduce((sum, grade, place) => sum + Math.max(grade, 0) / Math.log2(place + 2), 0);
    const shares = [...judged].flatMap(([query, grades]) => {
        const ideal = gain([...grades.values()].sort((one, other) => other - one));
        return ideal > 0 ? [gain((answers.get(query) ?? []).map((id) => grades.get(id) ?? 0)) / ideal] : [];
    });
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
