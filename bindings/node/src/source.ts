/**
 * Where the bytes of packs and of the wasm come from.
 *
 * Owns: reading paths, URLs, responses and blobs. The one room that knows of files; it asks for them only when it is given a path, so that it loads everywhere.
 *
 * @module
 */

import { JobpackError, wrongType } from "./errors.js";

/** What a pack is opened from. A text is a path. Shared memory is copied. */
export type Source = string | URL | Response | Blob | Bytes;
/** Bytes in memory. */
export type Bytes = ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/** Bytes, and the file that they came from, or an empty text. */
export interface Read {
    readonly bytes: Uint8Array;
    readonly file: string;
}

/** Reads all bytes of a source. */
export async function read(given: Source | Promise<Response>): Promise<Read> {
    const source = await given;
    const bytes = inMemory(source);
    if (bytes !== null) return { bytes, file: "" };
    if (typeof source === "string") return readFile(source, source);
    if (is(source, "URL")) return readURL(source as URL);
    if (is(source, "Response")) return readResponse(source as Response);
    if (is(source, "Blob") || is(source, "File")) return { bytes: new Uint8Array(await (source as Blob).arrayBuffer()), file: "" };
    throw wrongType("a pack", "a path, a URL, bytes, a Response or a Blob", source);
}

/** Bytes that are in memory already; null if it is something else. */
export function inMemory(source: unknown): Uint8Array | null {
    if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return is(source, "ArrayBuffer") || is(source, "SharedArrayBuffer") ? new Uint8Array(source as ArrayBuffer) : null;
}

/** The same for those who take nothing else. */
export function held(source: Bytes): Read {
    const bytes = inMemory(source);
    if (bytes === null) throw wrongType("a pack", "bytes; `open` takes paths, URLs, responses and blobs", source);
    return { bytes, file: "" };
}

/** Whether it is one of a class, of this realm or another. */
function is(source: unknown, name: string): boolean {
    return Object.prototype.toString.call(source) === `[object ${name}]`;
}

async function readURL(url: URL): Promise<Read> {
    return url.protocol === "file:" ? readFile(url, url.pathname) : readResponse(await fetch(url));
}

async function readResponse(response: Response): Promise<Read> {
    const { ok, status, statusText, url } = response;
    if (ok) return { bytes: new Uint8Array(await response.arrayBuffer()), file: url };
    const said = [status, statusText].filter(Boolean).join(" ");
    throw new JobpackError("http", `the server answered ${said} for ${url || "the pack"}`, "look at the address, and whether the pack is there");
}

async function readFile(path: string | URL, file: string): Promise<Read> {
    if ((globalThis as { process?: { versions?: unknown } }).process?.versions === undefined) {
        throw new TypeError("a text is a path, and there are no files here: give new URL(text, location.href) to fetch it");
    }
    // The name is not written out at the call: bundlers for browsers would look for the module.
    const files = "node:fs/promises";
    const { readFile } = (await import(/* @vite-ignore */ /* webpackIgnore: true */ files)) as typeof import("node:fs/promises");
    return { bytes: await readFile(path), file };
}
