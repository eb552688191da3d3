// Prints the lines that every language prints: printer.js NAME.pack NAME.requests, or printer.js --wrong NAME.pack ...

import { readFileSync } from "node:fs";
import { openSync } from "jobpack";
import { lines } from "./lines.js";
import { told } from "./wrong.js";

const [first, ...rest] = process.argv.slice(2);

function printed() {
    if (first === "--wrong") return rest.map((path) => told(path, readFileSync(path)).line);
    const requests = readFileSync(rest[0]).toString().split("\n").slice(0, -1);
    return [...lines(openSync(readFileSync(first)), requests)];
}

process.stdout.write(printed().map((line) => `${line}\n`).join(""));
