/**
 * The wasm that comes with the package.
 *
 * Owns: the embedded bytes, as base64, so that one file works in Node, browsers, bundlers, Deno, Bun and workers without looking for another. It is compiled at
 * first use and once. Cost: a third more than the bytes of the wasm, some milliseconds for compiling.
 *
 * @module
 */

import embedded from "jobpack.wasm";

let compiled: WebAssembly.Module | null = null;

/** The engine, compiled. */
export function engine(): WebAssembly.Module {
    return (compiled ??= new WebAssembly.Module(Uint8Array.from(atob(embedded), (letter) => letter.charCodeAt(0))));
}
