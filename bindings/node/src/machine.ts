/**
 * The engine as a wasm instance, and its memory.
 *
 * Owns: where things lie behind `__heap_base`: fixed scratch, then the bytes of a pack, then room that each call uses anew and that grows. Views over the memory
 * are made anew whenever it grows, because growing detaches them. Nobody else grows it: the engine allocates nothing. Cost: as much memory as the pack has
 * bytes, and 1.1 MiB.
 *
 * @module
 */

import { JobpackError, failure } from "./errors.js";
import { ERROR, PACK_SIZE, REQUEST, SEARCH_SIZE, SITUATION, TALLY_SIZE } from "./layout.js";
import type { Functions } from "./layout.js";

const PAGE = 65_536;
/** Enough for any struct that a call writes. */
const OUT_SIZE = 512;

interface Exports extends Functions {
    readonly memory: WebAssembly.Memory;
    readonly __heap_base: WebAssembly.Global;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

/** The next place where anything may lie. */
export function aligned(at: number): number {
    return Math.ceil(at / 16) * 16;
}

/** An instance of the engine with its memory. */
export class Machine {
    /** The functions of the header. */
    readonly call: Functions;
    /** The handle of the pack. */
    readonly pack: number;
    /** The memory of searches. */
    readonly search: number;
    /** Where calls say what is wrong with a pack. */
    readonly error: number;
    /** Where calls write what they answer. */
    readonly out: number;
    /** Two tallies. */
    readonly tally: number;
    /** What is true of the person who asks. */
    readonly situation: number;
    /** What to pick. */
    readonly request: number;
    /** The bytes of the pack. */
    readonly data: number;
    /** Views over all of the memory, as it is now. */
    bytes!: Uint8Array;
    view!: DataView;
    readonly #memory: WebAssembly.Memory;
    #room: number;

    constructor(module: WebAssembly.Module) {
        const exports = new WebAssembly.Instance(module).exports as unknown as Exports;
        this.call = exports;
        this.#memory = exports.memory;
        let end = exports.__heap_base.value as number;
        const place = (size: number) => {
            const at = aligned(end);
            end = at + size;
            return at;
        };
        this.pack = place(PACK_SIZE);
        this.search = place(SEARCH_SIZE);
        this.error = place(ERROR.size);
        this.out = place(OUT_SIZE);
        this.tally = place(2 * TALLY_SIZE);
        this.situation = place(SITUATION.size);
        this.request = place(REQUEST.size);
        this.data = this.#room = aligned(end);
        this.#renew();
        this.room(0);
    }

    /** Takes the bytes of a pack in and opens it. Throws a `PackError` if they are none. */
    open(pack: Uint8Array, file: string): void {
        this.room(pack.length);
        this.bytes.set(pack, this.data);
        this.#room = aligned(this.data + pack.length);
        const status = this.call.jobpack_open(this.pack, PACK_SIZE, this.data, pack.length, this.error);
        if (status !== 0) throw failure(this, status, file);
        this.call.jobpack_search_open(this.search, SEARCH_SIZE);
    }

    /** Room for a call: so many bytes, until the next call. */
    room(size: number): number {
        const missing = this.#room + size - this.bytes.length;
        if (missing > 0) this.#grow(Math.ceil(missing / PAGE));
        return this.#room;
    }

    #grow(pages: number): void {
        try {
            this.#memory.grow(pages);
        } catch {
            const megabytes = Math.ceil((pages * PAGE) / 1_000_000);
            throw new JobpackError("memory", `there is no memory for ${megabytes} MB more`, "Give it a smaller pack, or a machine with more memory.");
        }
        this.#renew();
    }

    #renew(): void {
        this.bytes = new Uint8Array(this.#memory.buffer);
        this.view = new DataView(this.#memory.buffer);
    }

    /** Writes a text, for which there must be room: three bytes for each of its units. Gives its length in bytes. */
    write(text: string, at: number): number {
        return encoder.encodeInto(text, this.bytes.subarray(at)).written;
    }

    /** A text in memory. */
    text(at: number, length: number): string {
        return length === 0 ? "" : decoder.decode(this.bytes.subarray(at, at + length));
    }

    /** The text at which a `jobpack_text` points. */
    textAt(at: number): string {
        return this.text(this.view.getUint32(at, true), this.view.getUint32(at + 4, true));
    }

    /** A static text that ends with a NUL. */
    named(at: number): string {
        return this.text(at, this.bytes.indexOf(0, at) - at);
    }

    /** A copy of memory, which nothing changes any more. */
    copy(at: number, size: number): DataView {
        return new DataView(this.bytes.buffer.slice(at, at + size));
    }
}
