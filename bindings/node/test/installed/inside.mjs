import { openSync } from "jobpack";

function answer(bytes) {
    const hit = openSync(bytes).find("who gets credit for the deal").at(0);
    return `${hit.resource.id}: ${hit.why[0].words.join(", ")}`;
}

if (globalThis.postMessage === undefined) {
    const { parentPort, workerData } = await import("node:worker_threads");
    parentPort.postMessage(answer(workerData));
} else {
    globalThis.onmessage = ({ data }) => postMessage(answer(data));
    postMessage("ready");
}
