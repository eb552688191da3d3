/**
 * The engine's wasm, compiled once.
 *
 * Owns: what the wasm may be given as. Each pack gets an instance of its own. Cost: some milliseconds once, well below one for each instance.
 *
 * @module
 */

import { Machine } from "./machine.js";
import { inMemory, read } from "./source.js";
import type { Source } from "./source.js";

/** The wasm of the engine: compiled, or what it can be read from. */
export type Wasm = WebAssembly.Module | Source;

/** Where the wasm is taken from. */
export interface Options {
    /** The wasm of this version, `jobpack/jobpack.wasm`, if it is not the one in the package. */
    readonly wasm?: Wasm | undefined;
}

/** The same, at once. */
export interface OptionsSync {
    /** The wasm of this version, `jobpack/jobpack.wasm`, if it is not the one in the package. */
    readonly wasm?: WebAssembly.Module | BufferSource | undefined;
}

/** What was compiled, by what it was given as, so that it is compiled once. */
const modules = /* @__PURE__ */ new WeakMap<object, Promise<WebAssembly.Module>>();

/** A new instance. */
export async function machine(wasm: Wasm): Promise<Machine> {
    return new Machine(await WebAssembly.instantiate(await compiled(wasm)));
}

/** A new instance, at once. */
export function machineSync(wasm: WebAssembly.Module | BufferSource): Machine {
    return new Machine(new WebAssembly.Instance(wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(wasm)));
}

function compiled(wasm: Wasm): Promise<WebAssembly.Module> | WebAssembly.Module {
    if (wasm instanceof WebAssembly.Module) return wasm;
    if (typeof wasm === "string" || inMemory(wasm) !== null) return compile(wasm);
    const known = modules.get(wasm) ?? compile(wasm);
    modules.set(wasm, known);
    known.catch(() => modules.delete(wasm));
    return known;
}

async function compile(wasm: Source): Promise<WebAssembly.Module> {
    return WebAssembly.compile((await read(wasm)).bytes as BufferSource);
}
