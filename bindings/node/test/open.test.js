// Everything that a pack can be opened from, for import and for require, with the embedded wasm and with one's own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import * as esm from "jobpack";
import * as hosted from "jobpack/hosted";

const require = createRequire(import.meta.url);
const url = new URL("../../../tests/vectors/v1/academy.pack", import.meta.url);
const path = fileURLToPath(url);
const bytes = new Uint8Array(readFileSync(url));
const wasm = readFileSync(require.resolve("jobpack/jobpack.wasm"));
const TITLE = "Campaign to revenue: the Attribution Studio academy";

const shared = new SharedArrayBuffer(bytes.length);
new Uint8Array(shared).set(bytes);
const inner = new Uint8Array(bytes.length + 10).fill(7);
inner.set(bytes, 5);

const SOURCES = {
    "a path": path,
    "a file URL": url,
    "a Uint8Array": bytes,
    "a part of a larger array": inner.subarray(5, 5 + bytes.length),
    "a Buffer": readFileSync(path),
    "a DataView": new DataView(bytes.buffer),
    "an ArrayBuffer": bytes.buffer,
    "a SharedArrayBuffer": shared,
    "a Blob": new Blob([bytes]),
    "a Response": new Response(bytes),
    "a promise of a Response": Promise.resolve(new Response(bytes)),
};

for (const [format, { open }] of Object.entries({ import: esm, require: require("jobpack") })) {
    for (const [what, source] of Object.entries(SOURCES)) {
        if (format === "require" && what.endsWith("Response")) continue;
        test(`${format}: opens ${what}`, async () => assert.equal((await open(source)).about.title, TITLE));
    }
}

test("opens at once from bytes", () => {
    assert.equal(esm.openSync(bytes).about.title, TITLE);
    assert.throws(() => esm.openSync(path), { name: "TypeError", message: /must be bytes.*not string/ });
});

test("what is no source is a TypeError that says what is", async () => {
    for (const source of [7, null, undefined, {}, []]) await assert.rejects(esm.open(source), { name: "TypeError", message: /a path, a URL, bytes/ });
});

test("a file that is not there is the system's own error", async () => {
    await assert.rejects(esm.open("absent.pack"), { code: "ENOENT" });
});

test("what is no pack is told with the file", async () => {
    await assert.rejects(esm.open(fileURLToPath(import.meta.url)), (error) => {
        assert.ok(error instanceof esm.PackError && error instanceof esm.JobpackError && error instanceof Error);
        assert.deepEqual([error.code, error.status], ["JOBPACK_ERROR_NOT_A_PACK", 1]);
        assert.deepEqual(error.place, { section: null, byte: 0, file: fileURLToPath(import.meta.url) });
        assert.match(String(error), /^PackError: .*; in the header, at byte 0 of .*open\.test\.js; /);
        return true;
    });
});

const server = createServer((request, response) => {
    response.writeHead(request.url === "/academy.pack" ? 200 : 404).end(bytes);
});
before(() => new Promise((ready) => server.listen(0, "127.0.0.1", ready)));
after(() => server.close());

test("opens what is fetched, and says the status of what is not there", async () => {
    const at = (name) => new URL(`http://127.0.0.1:${server.address().port}/${name}`);
    assert.equal((await esm.open(at("academy.pack"))).about.title, TITLE);
    assert.equal((await esm.open(fetch(at("academy.pack")))).about.title, TITLE);
    await assert.rejects(esm.open(at("absent.pack")), { code: "http", message: /404 Not Found for http:.*absent\.pack/, advice: /address/ });
});

test("the wasm may be one's own: bytes, a module, a path, a URL", async () => {
    const module = new WebAssembly.Module(wasm);
    for (const own of [wasm, module, require.resolve("jobpack/jobpack.wasm"), new Response(wasm)]) {
        assert.equal((await esm.open(bytes, { wasm: own })).about.title, TITLE);
    }
    assert.equal((await hosted.open(bytes, { wasm: module })).about.title, TITLE);
    assert.equal(hosted.openSync(bytes, { wasm }).about.title, TITLE);
    assert.equal((await hosted.load({ wasm })).version, "0.1.0");
});

test("the caller's bytes may change afterwards", () => {
    const own = Uint8Array.from(bytes);
    const pack = esm.openSync(own);
    own.fill(0);
    pack.verify();
});

test("answers in a worker, of shared bytes", async () => {
    const code = `import { parentPort, workerData } from "node:worker_threads";
        import { open } from "jobpack";
        const pack = await open(workerData);
        parentPort.postMessage(pack.find("who gets credit for the deal").map((hit) => hit.resource.id));`;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code.replace('"jobpack"', JSON.stringify(import.meta.resolve?.("jobpack") ?? new URL("../dist/esm/index.js", import.meta.url).href)))}`), { workerData: shared });
    const ids = await new Promise((done, failed) => worker.once("message", done).once("error", failed));
    assert.deepEqual(ids, esm.openSync(bytes).find("who gets credit for the deal").map((hit) => hit.resource.id));
});

test("the version is that of the package and of the engine", async () => {
    const { version } = require("jobpack/package.json");
    assert.deepEqual([esm.version, (await esm.load()).version], [version, version]);
});
