/**
 * The wasm that comes with the package.
 *
 * Owns: the embedded bytes, as base64, so that one file works in Node, browsers, bundlers, Deno, Bun and workers without looking for another. They are decoded and
 * compiled at first use, once. Cost: a third more than the bytes of the wasm.
 *
 * @module
 */

import base64 from "jobpack.wasm";

let compiled: Promise<WebAssembly.Module> | null = null;
let compiledSync: WebAssembly.Module | null = null;

/** The engine, compiled. */
export async function embedded(): Promise<WebAssembly.Module> {
    return (compiledSync ??= await (compiled ??= WebAssembly.compile(bytes())));
}

/** The engine, compiled at once. */
export function embeddedSync(): WebAssembly.Module {
    return (compiledSync ??= new WebAssembly.Module(bytes()));
}

function bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
