/// <reference lib="esnext.disposable" preserve="true" />
/**
 * A pack: look up, walk, find, pick.
 *
 * Owns: the class that the whole package is about. A pack is immutable; each has a memory of its own, which holds a copy of its bytes. Cost: looking up an id is a
 * binary search, a record a call.
 *
 * @module
 */

import { complete } from "./completion.js";
import type { Completion } from "./completion.js";
import { failure } from "./errors.js";
import { camel } from "./field.js";
import { find, findMany } from "./found.js";
import type { Found, FindOptions } from "./found.js";
import { ABOUT, KIND } from "./layout.js";
import type { Machine } from "./machine.js";
import { numberOf } from "./options.js";
import type { Reference } from "./options.js";
import * as r from "./records.js";
import { Scores } from "./scores.js";
import { pick } from "./selection.js";
import type { PickOptions, Selection } from "./selection.js";
import { Sequence } from "./sequence.js";
import { Shelf } from "./shelf.js";
import { Situation } from "./situation.js";
import type { Circumstances } from "./situation.js";

/** How many records there are of each kind. */
export type Counts = { readonly [Kind in "resources" | "needs" | "jobs" | "outcomes" | "links" | "served" | "requirements" | "options"
    | "conditions" | "facets" | "circumstances" | "jobCircumstances" | "collections" | "items" | "tallies" | "names" | "sections"]: number };

/** Jobs to be done, desired outcomes and curated learning. `open` and `openSync` give it. */
export class Pack {
    readonly #shelf: Shelf;
    /** `dispose`, for `using`. */
    declare readonly [Symbol.dispose]: () => void;

    /** @internal */
    constructor(machine: Machine, bytes: Uint8Array, file: string) {
        this.#shelf = new Shelf(machine, machine.open(bytes, file), file);
        // Here rather than in the class, so that bundlers see that the class alone does nothing; and not every runtime has the symbol.
        Object.defineProperty(this, Symbol.dispose ?? Symbol.for("Symbol.dispose"), { value: () => this.dispose() });
    }

    /** @internal */
    static shelf(pack: Pack): Shelf {
        return pack.#shelf;
    }

    /** Lets go of the memory: later calls throw `JOBPACK_ERROR_NOT_OPEN`. Not needed: a pack that nobody holds is collected. */
    dispose(): void {
        this.#shelf.close();
    }

    /** Checks the whole pack: throws a `PackError` that says what is wrong and where. Cost: once over its bytes. */
    verify(): void {
        const { machine, pack, file } = this.#shelf;
        const status = machine.call.jobpack_verify(pack, machine.error);
        if (status !== 0) throw failure(machine, status, file);
    }

    /** Profiles, tallies and scores. */
    get engine(): Scores {
        return new Scores(this.#shelf);
    }

    /** What the pack says of itself. */
    get about(): r.About {
        const shelf = this.#shelf;
        const { machine: { call, out }, pack } = shelf;
        shelf.expect(call.jobpack_about_read(pack, out));
        return new r.About(shelf, shelf.machine.copy(out, ABOUT.size));
    }

    /** How many records there are of each kind. */
    get counts(): Counts {
        const counts = Object.entries(KIND).map(([name, kind]) => [camel(name.toLowerCase()), this.#shelf.count(kind)]);
        return Object.freeze(Object.fromEntries(counts)) as Counts;
    }

    /** Finds the best resources for words as a person types them, and says why. */
    find(words: string, options?: FindOptions): Found {
        return find(this.#shelf, words, options);
    }

    /** What `find` answers to each of many questions, in their order. What is true of the person is looked up once. */
    findMany(questions: Iterable<string>, options?: FindOptions): Found[] {
        return findMany(this.#shelf, questions, options);
    }

    /** The known words that the last word may become while it is typed, the most frequent first, 8 at most if not said; none behind a space. */
    complete(words: string, { limit }: { readonly limit?: number } = {}): readonly Completion[] {
        return complete(this.#shelf, words, limit);
    }

    /** Picks the few resources that cover what matters, with a certificate of how good the choice is. */
    pick(options?: PickOptions): Selection {
        return pick(this.#shelf, options);
    }

    /** What is true of a person, resolved on this pack once: for `when`, as often as you like. */
    situation(circumstances: Circumstances = {}): Situation {
        return Situation.of(this.#shelf, circumstances);
    }

    /** The resource with this id or number, or null. */
    resource(resource: string | number): r.Resource | null {
        return this.#one("resource", KIND.RESOURCES, resource);
    }

    /** The job or outcome with this id or number, or null. */
    need(need: string | number): r.Need | null {
        return this.#one("need", KIND.NEEDS, need);
    }

    /** The circumstance with this id or number, or null. */
    circumstance(circumstance: string | number): r.Circumstance | null {
        return this.#one("circumstance", KIND.CIRCUMSTANCES, circumstance);
    }

    /** The collection with this id or number, or null. */
    collection(collection: string | number): r.Collection | null {
        return this.#one("collection", KIND.COLLECTIONS, collection);
    }

    #one<K extends "resource" | "need" | "circumstance" | "collection">(name: K, kind: number, given: string | number) {
        const number = typeof given === "string" ? this.#shelf.number(kind, given) : given;
        return number === null ? null : this.#shelf.record(name, number);
    }

    /** The number of a name, or null. */
    nameNumber(name: string): number | null {
        return this.#shelf.number(KIND.NAMES, name);
    }

    /** A value of a facet; null if the pack has no such facet. A value that it does not know is one that no resource has. */
    condition(facet: string, value: string): r.Condition | null {
        const view = this.#shelf.condition(facet, value);
        return view === null ? null : new r.Condition(this.#shelf, view, null as never);
    }

    /** The link by which a resource serves a need; null if it does not. */
    linkBetween(resource: Reference<r.Resource>, need: Reference<r.Need>): r.Link | null {
        const shelf = this.#shelf;
        return shelf.linkBetween(numberOf(shelf, "RESOURCES", resource), numberOf(shelf, "NEEDS", need));
    }

    /** All resources, in the order of their ids. */
    get resources(): Sequence<r.Resource> {
        return this.#shelf.all("resource");
    }

    /** All needs: the jobs, then the outcomes, each in the order of their ids. */
    get needs(): Sequence<r.Need> {
        return this.#shelf.all("need");
    }

    /** All jobs. */
    get jobs(): Sequence<r.Job> {
        return new Sequence(this.#shelf.count(KIND.JOBS), (number) => this.#shelf.present("need", number) as r.Job);
    }

    /** All outcomes. */
    get outcomes(): Sequence<r.Outcome> {
        return this.#shelf.outcomes();
    }

    /** All links, in the order of needs. */
    get links(): Sequence<r.Link> {
        return this.#shelf.all("link");
    }

    /** The same links, in the order of resources. */
    get served(): Sequence<r.Link> {
        return this.#shelf.all("served");
    }

    /** All requirements. */
    get requirements(): Sequence<r.Requirement> {
        return this.#shelf.all("requirement");
    }

    /** The options of all requirements. */
    get options(): Sequence<r.Option> {
        return this.#shelf.all("option");
    }

    /** All facet values. */
    get conditions(): Sequence<r.Condition> {
        return this.#shelf.all("condition");
    }

    /** All facets. */
    get facets(): Sequence<r.Facet> {
        return this.#shelf.all("facet");
    }

    /** All named circumstances. */
    get circumstances(): Sequence<r.Circumstance> {
        return this.#shelf.all("circumstance");
    }

    /** The circumstances that jobs are known in, in the order of jobs. */
    get jobCircumstances(): Sequence<r.Circumstance> {
        return this.#shelf.jobCircumstances();
    }

    /** All collections. */
    get collections(): Sequence<r.Collection> {
        return this.#shelf.all("collection");
    }

    /** The items of all collections. */
    get items(): Sequence<r.Item> {
        return this.#shelf.all("item");
    }

    /** All tallies of ratings. */
    get tallies(): Sequence<r.TallyRecord> {
        return this.#shelf.all("tally");
    }

    /** All names: of languages, kinds, facets and their values. */
    get names(): Sequence<string> {
        return new Sequence(this.#shelf.count(KIND.NAMES), (number) => this.#shelf.name(number) ?? "");
    }

    /** The sections of the file. */
    get sections(): Sequence<r.Section> {
        return this.#shelf.all("section");
    }
}
