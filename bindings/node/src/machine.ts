/**
 * The engine as a wasm instance, and its memory.
 *
 * Owns: where things lie behind `__heap_base`: fixed scratch, then packs, each behind its handle, then room that each call uses anew and that grows. Views over the memory
 * are made anew whenever it grows, because growing detaches them. Nobody else grows it: the engine allocates nothing. Cost: as much memory as the pack has
 * bytes, and 50 KB, in whole pages of 64 KiB; and what the largest call needs.
 *
 * @module
 */

import { JobpackError, failure } from "./errors.js";
import { ERROR, PACK_SIZE, REQUEST, SEARCH_SIZE, SITUATION, TALLY_SIZE } from "./layout.js";
import type { Functions } from "./layout.js";
import { decoded, encodeInto } from "./text.js";

const PAGE = 65_536;
/** Enough for any struct that a call writes. */
const OUT_SIZE = 512;

interface Exports extends Functions {
    readonly memory: WebAssembly.Memory;
    readonly __heap_base: WebAssembly.Global;
}

/** The next place where anything may lie. */
export function aligned(at: number): number {
    return Math.ceil(at / 16) * 16;
}

/** An instance of the engine with its memory. */
export class Machine {
    /** The functions of the header. */
    readonly call: Functions;
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
    /** Views over all of the memory, as it is now. */
    bytes!: Uint8Array;
    view!: DataView;
    readonly #memory: WebAssembly.Memory;
    /** Where room begins, and where what is left of it does. */
    #room: number;
    #free: number;

    constructor(instance: WebAssembly.Instance) {
        const exports = instance.exports as unknown as Exports;
        this.call = exports;
        this.#memory = exports.memory;
        let end = exports.__heap_base.value as number;
        const place = (size: number) => {
            const at = aligned(end);
            end = at + size;
            return at;
        };
        this.search = place(SEARCH_SIZE);
        this.error = place(ERROR.size);
        this.out = place(OUT_SIZE);
        this.tally = place(2 * TALLY_SIZE);
        this.situation = place(SITUATION.size);
        this.request = place(REQUEST.size);
        this.#room = this.#free = aligned(end);
        this.#renew();
        this.#reach(this.#room);
        this.call.jobpack_search_open(this.search, SEARCH_SIZE);
    }

    /** Takes the bytes of a pack in and opens it: where its handle is, from now on. Throws a `PackError` if they are none. */
    open(pack: Uint8Array, file: string): number {
        const handle = this.#room;
        const data = handle + aligned(PACK_SIZE);
        this.#room = this.#free = aligned(data + pack.length);
        this.#reach(this.#room);
        this.bytes.set(pack, data);
        const status = this.call.jobpack_open(handle, PACK_SIZE, data, pack.length, this.error);
        if (status !== 0) throw failure(this, status, file);
        return handle;
    }

    /** Begins a call: all room is free again. */
    begin(): this {
        this.#free = this.#room;
        return this;
    }

    /** Room for a part of the call. Views that were taken before may be of no use afterwards; addresses stay. */
    take(size: number): number {
        const at = this.#free;
        this.#free = aligned(at + size);
        this.#reach(this.#free);
        return at;
    }

    /** Room with a text in it: where, and how many bytes. */
    put(text: string): [at: number, length: number] {
        const at = this.take(3 * text.length);
        return [at, encodeInto(text, this.bytes.subarray(at))];
    }

    /** Room with numbers in it. */
    putNumbers(numbers: readonly number[]): number {
        const at = this.take(4 * numbers.length);
        numbers.forEach((number, place) => this.view.setUint32(at + 4 * place, number, true));
        return at;
    }

    #reach(end: number): void {
        const missing = end - this.bytes.length;
        if (missing > 0) this.#grow(Math.ceil(missing / PAGE));
    }

    #grow(pages: number): void {
        try {
            this.#memory.grow(pages);
        } catch {
            const megabytes = Math.ceil((pages * PAGE) / 1_000_000);
            throw new JobpackError("memory", `there is no memory for ${megabytes} MB more`, "use a smaller pack, or a machine with more memory; no pack can have more than 4 GB");
        }
        this.#renew();
    }

    #renew(): void {
        this.bytes = new Uint8Array(this.#memory.buffer);
        this.view = new DataView(this.#memory.buffer);
    }

    /** A text in memory. */
    text(at: number, length: number): string {
        return length === 0 ? "" : decoded(this.bytes.subarray(at, at + length));
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

    /** A copy of so many structs, each written by a call for its place. */
    collect(count: number, size: number, write: (place: number, at: number) => void): DataView {
        const at = this.take(count * size);
        for (let place = 0; place < count; place++) write(place, at + place * size);
        return this.copy(at, count * size);
    }

    /** The number that a call wrote to `out`. */
    get answer(): number {
        return this.view.getUint32(this.out, true);
    }
}
