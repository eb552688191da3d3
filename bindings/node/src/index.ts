/**
 * Jobs to be done, desired outcomes and curated learning in one compact file, answered from anywhere.
 *
 * Owns: the entry of the package that brings the wasm with it.
 *
 * @module
 */

import { machine, machineSync } from "./engine.js";
import type { Options, OptionsSync, Wasm } from "./engine.js";
import type { Machine } from "./machine.js";
import { Pack } from "./pack.js";
import { Packs } from "./packs.js";
import { Scores } from "./scores.js";
import { held, read } from "./source.js";
import type { Bytes, Source } from "./source.js";
import { embedded, embeddedSync } from "./wasm.js";

export * from "./api.js";

/** Opens a pack from a path (Node, Deno, Bun), a URL, bytes, a `Response` or a `Blob`. */
export async function open(source: Source | Promise<Response>, { wasm }: Options = {}): Promise<Pack> {
    const [{ bytes, file }, engine] = await Promise.all([read(source), started(wasm)]);
    return new Pack(engine, bytes, file);
}

async function started(wasm: Wasm | undefined): Promise<Machine> {
    return machine(wasm ?? (await embedded()));
}

/** Opens a pack from its bytes at once. */
export function openSync(source: Bytes, { wasm }: OptionsSync = {}): Pack {
    const { bytes, file } = held(source);
    return new Pack(machineSync(wasm ?? embeddedSync()), bytes, file);
}

/** Opens packs that were made together because one file would be too large, to be asked as one. */
export async function openPacks(sources: readonly (Source | Promise<Response>)[], { wasm }: Options = {}): Promise<Packs> {
    const [packs, engine] = await Promise.all([Promise.all(sources.map(read)), started(wasm)]);
    return new Packs(engine, packs);
}

/** The same from their bytes at once. */
export function openPacksSync(sources: readonly Bytes[], { wasm }: OptionsSync = {}): Packs {
    return new Packs(machineSync(wasm ?? embeddedSync()), sources.map(held));
}

/** Profiles, tallies and scores, without a pack. */
export async function load({ wasm }: Options = {}): Promise<Scores> {
    return new Scores({ machine: await started(wasm) });
}

/** The same, at once. */
export function loadSync({ wasm }: OptionsSync = {}): Scores {
    return new Scores({ machine: machineSync(wasm ?? embeddedSync()) });
}
