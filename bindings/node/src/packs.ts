/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Packs that were made together because one file would be too large, asked as one.
 *
 * Owns: which pack of several has a resource. They share one memory, since the engine reads them at once. Cost: a look at each pack for a question and for a hit.
 *
 * @module
 */

import { recordError } from "./errors.js";
import { NONE } from "./field.js";
import { find, findMany } from "./found.js";
import type { Asked, Found, FindOptions, Question } from "./found.js";
import { PLACE, STATUS } from "./layout.js";
import type { Machine } from "./machine.js";
import { Pack } from "./pack.js";
import type { Resource } from "./records.js";
import type { Shelf } from "./shelf.js";
import type { Read } from "./source.js";
import { Situation } from "./situation.js";
import type { Circumstances } from "./situation.js";

/** The shelves of several packs in one memory. */
class Shelves implements Asked {
    readonly first: Shelf;
    readonly #all: readonly Shelf[];

    constructor(machine: Machine, all: readonly Shelf[]) {
        this.#all = all;
        this.first = all[0]!;
        const status = this.#place(machine.begin(), NONE);
        if (status !== 0 && status !== STATUS.JOBPACK_NOT_FOUND) throw recordError(machine, status);
    }

    ask(...question: Question): number {
        const { machine } = this.first;
        const { call, search, out } = machine;
        const [words, length, who, hits, limit] = question;
        return call.jobpack_find_in(this.#list(machine), this.#all.length, words, length, who, search, hits, limit, out);
    }

    locate(resource: number): [Shelf, number] {
        const machine = this.first.machine.begin();
        if (this.#place(machine, resource) !== 0) return [this.first, NONE];
        const part = (field: { readonly at: number }) => machine.view.getUint32(machine.out + field.at, true);
        return [this.#all[part(PLACE.fields.pack)]!, part(PLACE.fields.resource)];
    }

    #place(machine: Machine, resource: number): number {
        return machine.call.jobpack_locate(this.#list(machine), this.#all.length, resource, machine.out);
    }

    /** Where the handles are, as a list for a call. */
    #list(machine: Machine): number {
        return machine.putNumbers(this.#all.map((shelf) => shelf.pack));
    }
}

/** Packs of one division, in any order; some may be missing. `openPacks` and `openPacksSync` give them. */
export class Packs {
    /** The packs. */
    readonly all: readonly Pack[];
    readonly #shelves: Shelves;
    /** `dispose`, for `using`. */
    declare readonly [Symbol.dispose]: () => void;

    /** @internal */
    constructor(machine: Machine, packs: readonly Read[]) {
        this.all = packs.map(({ bytes, file }) => new Pack(machine, bytes, file));
        this.#shelves = new Shelves(machine, this.all.map(Pack.shelf));
        Object.defineProperty(this, Symbol.dispose ?? Symbol.for("Symbol.dispose"), { value: () => this.dispose() });
    }

    /** Lets go of the memory: later calls throw `JOBPACK_ERROR_NOT_OPEN`. Not needed: packs that nobody holds are collected. */
    dispose(): void {
        for (const pack of this.all) pack.dispose();
    }

    /** Finds as `Pack.find` does in one: hits, scores, needs and repairs are those that one pack with everything would give. */
    find(words: string, options?: FindOptions): Found {
        return find(this.#shelves, words, options);
    }

    /** What `find` answers to each of many questions, in their order. What is true of the person is looked up once. */
    findMany(questions: Iterable<string>, options?: FindOptions): Found[] {
        return findMany(this.#shelves, questions, options);
    }

    /** What is true of a person, resolved on these packs once: for `when`, as often as you like. */
    situation(circumstances: Circumstances = {}): Situation {
        return Situation.of(this.#shelves.first, circumstances);
    }

    /** The resource with this number among all, as the hits count them; null if no pack has it. */
    resource(number: number): Resource | null {
        const [shelf, own] = this.#shelves.locate(number);
        return shelf.record("resource", own);
    }
}
