/**
 * A pack: open, look up, walk, find.
 *
 * Owns: the class that all of the package is about. A pack is immutable; each has a memory of its own. Cost: opening copies the bytes once; looking up an id is a
 * binary search.
 *
 * @module
 */

import { failure } from "./errors.js";
import { Found } from "./found.js";
import { ABOUT, HIT, KIND } from "./layout.js";
import { Machine } from "./machine.js";
import * as r from "./records.js";
import type { Sequence } from "./sequence.js";
import { Shelf } from "./shelf.js";

/** What to find. */
export interface FindOptions {
    /** How many hits at most, up to 10,000; 10 if not said. */
    readonly limit?: number;
}

/** Jobs to be done, desired outcomes and curated learning, opened from bytes. */
export class Pack {
    readonly #shelf: Shelf;

    /** @internal */
    constructor(module: WebAssembly.Module, bytes: Uint8Array, file: string) {
        const machine = new Machine(module);
        machine.open(bytes, file);
        this.#shelf = new Shelf(machine, file);
    }

    /** Checks the whole pack: throws a `PackError` that says what is wrong and where. Cost: once over its bytes. */
    verify(): void {
        const { machine, file } = this.#shelf;
        const status = machine.call.jobpack_verify(machine.pack, machine.error);
        if (status !== 0) throw failure(machine, status, file);
    }

    /** What the pack says of itself. */
    get about(): r.About {
        const shelf = this.#shelf;
        const { call, pack, out } = shelf.machine;
        shelf.expect(call.jobpack_about_read(pack, out));
        return new r.About(shelf, shelf.machine.copy(out, ABOUT.size));
    }

    /** All resources. */
    get resources(): Sequence<r.Resource> {
        return this.#shelf.all("resource");
    }

    /** The resource with this id or number, or null. */
    resource(id: string | number): r.Resource | null {
        const number = typeof id === "string" ? this.#shelf.number(KIND.RESOURCES, id) : id;
        return number === null ? null : this.#shelf.record("resource", number);
    }

    /** Finds the best resources for words as a person types them. */
    find(words: string, { limit = 10 }: FindOptions = {}): Found {
        const { machine } = this.#shelf;
        const text = machine.room(3 * words.length + 16 + limit * HIT.size);
        const length = machine.write(words, text);
        const hits = Math.ceil((text + length) / 16) * 16;
        const { call, pack, search, out } = machine;
        this.#shelf.expect(call.jobpack_find(pack, text, length, 0, search, hits, limit, out));
        return new Found(this.#shelf, machine.copy(hits, machine.view.getUint32(out, true) * HIT.size));
    }

    /** Lets go of the memory: later calls throw. */
    dispose(): void {
        this.#shelf.close();
    }
}
