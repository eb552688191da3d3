// A worker of the benchmark, in Node: serve.js SYSTEM. Reads orders, a line of JSON each, and answers each with a line of JSON (README.md says which).
//
// A system is a module beside this with two functions: build(documents, folder, settings) and open(folder, settings), which gives a function from a query
// and a limit to the places of the best documents.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const system = await import(`./${process.argv[2]}.js`);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));
let find;

/** The seconds of the processor so far. */
function processor() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
}

function nanoseconds(query, limit) {
    const start = process.hrtime.bigint();
    find(query, limit);
    return Number(process.hrtime.bigint() - start);
}

const orders = {
    build({ documents, folder, settings }) {
        const read = readFileSync(documents, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
        const start = processor();
        system.build(read, folder, settings);
        return { seconds: processor() - start };
    },
    open({ folder, settings }) {
        find = system.open(folder, settings);
        return {};
    },
    answer({ queries, limit }) {
        return { answers: read(queries).map((query) => find(query, limit)) };
    },
    /** The nanoseconds of each query, after queries for `warm` seconds that are not counted. */
    time({ queries: path, limit, warm }) {
        const queries = read(path);
        const end = performance.now() + warm * 1000;
        for (let place = 0; performance.now() < end; place = (place + 1) % queries.length) find(queries[place], limit);
        return { nanoseconds: queries.map((query) => nanoseconds(query, limit)) };
    },
};

for await (const line of createInterface({ input: process.stdin })) {
    const { do: name, ...order } = JSON.parse(line);
    console.log(JSON.stringify(orders[name](order)));
}
