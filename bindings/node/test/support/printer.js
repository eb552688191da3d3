// Prints the lines that every language prints: printer.js NAME.pack NAME.requests, printer.js --together NAME.requests NAME.pack ..., or
// printer.js --wrong NAME.pack ...

import { readFileSync } from "node:fs";
import { openPacksSync, openSync } from "jobpack";
import { answers, lines } from "./lines.js";
import { told } from "./wrong.js";

const [first, ...rest] = process.argv.slice(2);

function printed() {
    if (first === "--wrong") return rest.map((path) => told(path, readFileSync(path)).line);
    const requests = readFileSync(rest[0]).toString().split("\n").slice(0, -1);
    if (first === "--together") return [...answers(openPacksSync(rest.slice(1).map((path) => readFileSync(path))), requests)];
    return [...lines(openSync(readFileSync(first)), requests)];
}

process.stdout.write(printed().map((line) => `${line}\n`).join(""));
