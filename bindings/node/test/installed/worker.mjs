// A Web Worker where there are some, else one of Node.
import { readFile } from "node:fs/promises";

const bytes = await readFile("academy.pack");
const shared = new SharedArrayBuffer(bytes.length);
new Uint8Array(shared).set(bytes);
const inside = new URL("./inside.mjs", import.meta.url);

if (globalThis.Worker === undefined) {
    const { Worker } = await import("node:worker_threads");
    const worker = new Worker(inside, { workerData: shared });
    worker.on("message", (answer) => console.log(answer)).on("error", (error) => { throw error; });
} else {
    const worker = new Worker(inside, { type: "module" });
    worker.onmessage = ({ data }) => {
        if (data === "ready") return worker.postMessage(shared);
        console.log(data);
        worker.terminate();
    };
}
