/**
 * The same without the wasm, which you host: `jobpack/jobpack.wasm`.
 *
 * Owns: the entry of the package for pages that want it small, cached apart, or streamed.
 *
 * @module
 */

import { machine, machineSync } from "./engine.js";
import type { Options, OptionsSync } from "./engine.js";
import { Pack } from "./pack.js";
import { Packs } from "./packs.js";
import { Scores } from "./scores.js";
import { held, read } from "./source.js";
import type { Bytes, Source } from "./source.js";

export * from "./api.js";

type Given<T extends { readonly wasm?: unknown }> = { readonly [Key in keyof T]-?: NonNullable<T[Key]> };

/** Opens a pack from a path (Node, Deno, Bun), a URL, bytes, a `Response` or a `Blob`. */
export async function open(source: Source | Promise<Response>, { wasm }: Given<Options>): Promise<Pack> {
    const [{ bytes, file }, engine] = await Promise.all([read(source), machine(wasm)]);
    return new Pack(engine, bytes, file);
}

/** Opens a pack from its bytes at once. */
export function openSync(source: Bytes, { wasm }: Given<OptionsSync>): Pack {
    const { bytes, file } = held(source);
    return new Pack(machineSync(wasm), bytes, file);
}

/** Opens packs that were made together because one file would be too large, to be asked as one. */
export async function openPacks(sources: readonly (Source | Promise<Response>)[], { wasm }: Given<Options>): Promise<Packs> {
    const [packs, engine] = await Promise.all([Promise.all(sources.map(read)), machine(wasm)]);
    return new Packs(engine, packs);
}

/** The same from their bytes at once. */
export function openPacksSync(sources: readonly Bytes[], { wasm }: Given<OptionsSync>): Packs {
    return new Packs(machineSync(wasm), sources.map(held));
}

/** Profiles, tallies and scores, without a pack. */
export async function load({ wasm }: Given<Options>): Promise<Scores> {
    return new Scores({ machine: await machine(wasm) });
}
