#!/usr/bin/env node
// The command: `npx jobpack find PACK WORDS...`. Answers go to standard output, what goes wrong to standard error; with --json one JSON value, errors included.
// Exit codes: 0 done, 2 wrong usage, 3 something could not be read or is no pack.

import { parseArgs } from "node:util";
import { UsageError, open, version } from "../dist/esm/index.js";
import { answer, body, page } from "./answer.js";

const HELP = `Find the one thing that helps now, with the reason why.

Usage: jobpack find PACK WORDS... [OPTIONS]

Words are the person's own; a word that the pack does not know is repaired and named. Each hit says
which need it serves, what the curator says about that, and which words matched.

Options:
  -n, --limit N              how many hits at most [default: 5]
      --when ID|FACET=VALUE  a circumstance of the pack by its id, or one fact; may be repeated
      --minutes N            leave out what takes longer
      --language TAG         leave out what is in another language (en, de-AT, ...)
      --moment MOMENT        prefer what fits the moment: new, more, apply, solve, change; may be repeated
      --level LEVEL          prefer what asks no more than this: beginner, intermediate, advanced
      --today YYYY-MM-DD     leave out what has expired by this day
      --show N               show the text of hit N, if it is in the pack
      --json                 print one JSON value
  -h, --help                 print this
  -V, --version              print the version

Examples:
  jobpack find my-pack.pack who gets credit for the deal
  jobpack find my-pack.pack --when in-the-meeting --minutes 5 numbers disagree

Exit codes: 0 done, 2 wrong usage, 3 something could not be read or is no pack.
To make packs, and for all other verbs, there is the whole command, in Rust.
`;

const OPTIONS = {
    limit: { type: "string", short: "n" },
    when: { type: "string", multiple: true },
    minutes: { type: "string" },
    language: { type: "string" },
    moment: { type: "string", multiple: true },
    level: { type: "string" },
    today: { type: "string" },
    show: { type: "string" },
    json: { type: "boolean" },
    help: { type: "boolean", short: "h" },
    version: { type: "boolean", short: "V" },
};

const SEE = "see `jobpack --help`";

/** A number among the options. */
function number(options, name, most) {
    const text = options[name];
    if (text === undefined || (/^\d+$/.test(text) && +text > 0 && +text <= most)) return text === undefined ? undefined : +text;
    throw new UsageError(`--${name} cannot be ${text}`, `give a whole number from 1 to ${most}`);
}

/** What was asked, understood. */
function asked(values, positionals) {
    const [verb, path, ...words] = positionals;
    if (verb !== "find") throw new UsageError(verb === undefined ? "what shall be done?" : `there is no verb \`${verb}\` here`, SEE);
    if (path === undefined || words.length === 0) throw new UsageError("a pack and words to find are needed", SEE);
    const show = number(values, "show", 10_000);
    const limit = Math.max(number(values, "limit", 10_000) ?? 5, show ?? 0);
    const { when, language, moment: moments, level, today } = values;
    return { path, words: words.join(" "), show, options: { limit, when, minutes: number(values, "minutes", 65_535), language, moments, level, today } };
}

async function run(values, positionals) {
    const { path, words, show, options } = asked(values, positionals);
    const found = (await open(path)).find(words, options);
    if (show === undefined) return values.json ? JSON.stringify(answer(found), null, 2) : page(answer(found));
    const hit = found.at(show - 1);
    if (hit === undefined) throw new UsageError(`there is no hit ${show}; the question has ${found.length}`, "leave --show out to see them");
    return body(hit.resource, values.json);
}

/** What went wrong, as every language says it. */
function fault(error, path) {
    const place = path === undefined ? null : { file: path, row: 0, field: "" };
    if (error instanceof UsageError) return { exit: 2, code: "usage", message: error.message, place: null, advice: error.advice };
    if (error.code?.startsWith("ERR_PARSE_ARGS")) return { exit: 2, code: "usage", message: error.message, place: null, advice: SEE };
    if (error.name === "PackError") return { exit: 3, code: "pack", message: `cannot read ${path}: ${error.message}`, place, advice: error.advice };
    if (error.syscall === undefined) throw error;
    const message = error.message.replace(/, \w+( '.*')?$/, "");
    return { exit: 3, code: "io", message: `cannot open ${path}: ${message}`, place, advice: "look at the spelling and at the folder you are in" };
}

/** Says it, and how the command ends. */
function tell({ exit, ...error }, json) {
    if (json) console.log(JSON.stringify({ error }, null, 2));
    else console.error(`error: ${error.message}\n       ${error.advice}`);
    process.exitCode = exit;
}

process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 3));
let path;
try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    path = positionals[1];
    if (values.version) console.log(`jobpack ${version}`);
    else console.log(values.help ? HELP.trimEnd() : await run(values, positionals));
} catch (error) {
    tell(fault(error, path), process.argv.includes("--json"));
}
