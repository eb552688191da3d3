/**
 * Reading records out of an open pack.
 *
 * Owns: which function reads which kind of record, and the machine that an open pack runs on. Cost: a call and a small copy a record.
 *
 * @module
 */

import { JobpackError, recordError, statusError } from "./errors.js";
import { NONE } from "./field.js";
import type { Field, Row, RowData, Source, Struct, View } from "./field.js";
import type { Asked, Question } from "./found.js";
import * as layout from "./layout.js";
import type { Functions } from "./layout.js";
import type { Machine } from "./machine.js";
import * as r from "./records.js";
import { Tally } from "./scores.js";
import { Sequence } from "./sequence.js";
import type { Situation } from "./situation.js";

/** Bytes that most statements fit in. */
const STATEMENT_ROOM = 512;

interface Kind {
    readonly kind: number;
    readonly struct: Struct;
    readonly read: keyof Functions;
    readonly make: new (source: Shelf, view: View, number: number) => Row;
}

interface Classes {
    resource: r.Resource;
    need: r.Need;
    link: r.Link;
    served: r.Link;
    requirement: r.Requirement;
    option: r.Option;
    condition: r.Condition;
    facet: r.Facet;
    circumstance: r.Circumstance;
    collection: r.Collection;
    item: r.Item;
    tally: r.TallyRecord;
    section: r.Section;
}

/** The name of a kind of record. */
export type KindName = keyof Classes;

/** How each kind of record is read. */
const KINDS = /* @__PURE__ */ ((): Readonly<Record<KindName, Kind>> => ({
    resource: { kind: layout.KIND.RESOURCES, struct: layout.RESOURCE, read: "jobpack_resource_at", make: r.Resource },
    need: { kind: layout.KIND.NEEDS, struct: layout.NEED, read: "jobpack_need_at", make: r.Outcome },
    link: { kind: layout.KIND.LINKS, struct: layout.LINK, read: "jobpack_link_at", make: r.Link },
    served: { kind: layout.KIND.SERVED, struct: layout.LINK, read: "jobpack_served_at", make: r.Link },
    requirement: { kind: layout.KIND.REQUIREMENTS, struct: layout.REQUIREMENT, read: "jobpack_requirement_at", make: r.Requirement },
    option: { kind: layout.KIND.OPTIONS, struct: layout.OPTION, read: "jobpack_option_at", make: r.Option },
    condition: { kind: layout.KIND.CONDITIONS, struct: layout.CONDITION, read: "jobpack_condition_at", make: r.Condition },
    facet: { kind: layout.KIND.FACETS, struct: layout.FACET, read: "jobpack_facet_at", make: r.Facet },
    circumstance: { kind: layout.KIND.CIRCUMSTANCES, struct: layout.CIRCUMSTANCE, read: "jobpack_circumstance_at", make: r.Circumstance },
    collection: { kind: layout.KIND.COLLECTIONS, struct: layout.COLLECTION, read: "jobpack_collection_at", make: r.Collection },
    item: { kind: layout.KIND.ITEMS, struct: layout.ITEM, read: "jobpack_item_at", make: r.Item },
    tally: { kind: layout.KIND.TALLIES, struct: layout.TALLY_INFO, read: "jobpack_tally_at", make: r.TallyRecord },
    section: { kind: layout.KIND.SECTIONS, struct: layout.SECTION, read: "jobpack_section_at", make: r.Section },
}))();

type Reader = (pack: number, number: number, out: number) => number;
type Next = (list: number, item: number) => number;

interface Small {
    readonly struct: Struct;
    readonly next: keyof Functions;
    readonly make: new (source: Source, view: DataView) => Row;
}

/** What stands within records and in their lists. */
const SMALL = /* @__PURE__ */ ((): Readonly<Record<string, Small>> => ({
    Analyser: { struct: layout.ANALYSER, next: "jobpack_next_analyser", make: r.Analyser },
    Evidence: { struct: layout.EVIDENCE, next: "jobpack_next_evidence", make: r.Evidence },
    Experience: { struct: layout.EXPERIENCE, next: "jobpack_next_experience", make: r.Experience },
    Force: { struct: layout.FORCE, next: "jobpack_next_force", make: r.Force },
    Hire: { struct: layout.HIRE, next: "jobpack_next_hire", make: r.Hire },
    Obstacle: { struct: layout.OBSTACLE, next: "jobpack_next_obstacle", make: r.Obstacle },
    Story: { struct: layout.STORY, next: "jobpack_next_story", make: r.Story },
    Tradeoff: { struct: layout.TRADEOFF, next: "jobpack_next_tradeoff", make: r.Tradeoff },
}))();

/** The records of an open pack. */
export class Shelf implements Source, Asked {
    /** Where the handle of the pack is. */
    readonly pack: number;
    /** The file that the pack was opened from, or empty. */
    readonly file: string;
    #machine: Machine | null;

    constructor(machine: Machine, pack: number, file: string) {
        this.#machine = machine;
        this.pack = pack;
        this.file = file;
    }

    /** What the pack runs on. Throws when the pack was let go of. */
    get machine(): Machine {
        if (this.#machine !== null) return this.#machine;
        throw new JobpackError("JOBPACK_ERROR_NOT_OPEN", "the pack was disposed of", "open it again");
    }

    /** Lets go of the memory. */
    close(): void {
        this.#machine = null;
    }

    get first(): this {
        return this;
    }

    ask(...question: Question): number {
        const { call, search, out } = this.machine;
        const [words, length, who, hits, limit] = question;
        return call.jobpack_find(this.pack, words, length, who, search, hits, limit, out);
    }

    locate(resource: number): [Shelf, number] {
        return [this, resource];
    }

    /** Calls a function that writes to `out`, and copies what it writes; null if there is no such number. */
    read(name: keyof Functions, number: number, size: number): DataView | null {
        const { machine: { call, out }, pack } = this;
        const status = (call[name] as Reader)(pack, number, out);
        if (status === layout.STATUS.JOBPACK_NOT_FOUND) return null;
        this.expect(status);
        return this.machine.copy(out, size);
    }

    /** Throws what a status says, if it is not good. */
    expect(status: number): void {
        if (status !== 0) throw statusError(this.machine, status);
    }

    /** How many records there are of a kind. */
    count(kind: number): number {
        const { machine: { call, out }, pack } = this;
        this.expect(call.jobpack_count(pack, kind, out));
        return this.machine.answer;
    }

    /** The record of a kind with this number, or null. */
    record<K extends KindName>(name: K, number: number): Classes[K] | null {
        const { kind, struct, read, make } = KINDS[name];
        // Of a hit one often wants no more than its id and its title, which are read on their own.
        if (name === "resource") {
            const later = () => this.texts(read, number, struct.size).view;
            return number < this.count(kind) ? (new make(this, later, number) as Classes[K]) : null;
        }
        const view = this.read(read, number, struct.size);
        if (view === null) return null;
        const Class = struct === layout.NEED && layout.NEED.fields.is_job.get({ origin: this, view }) ? r.Job : make;
        // Among what is served, records are found by their places and have the numbers of their links.
        const own = name === "served" ? view.getUint32(layout.LINK.fields.number.at, true) : number;
        return new Class(this, view, own) as Classes[K];
    }

    /** The record that a number in a row stands for; null for `JOBPACK_NONE`. */
    referred(name: KindName, number: number): Row | null {
        return number === NONE ? null : this.present(name, number);
    }

    /** All records of a kind. */
    all<K extends KindName>(name: K): Sequence<Classes[K]> {
        return new Sequence(this.count(KINDS[name].kind), (number) => this.present(name, number));
    }

    /** A record that the pack says it has. */
    present<K extends KindName>(name: K, number: number): Classes[K] {
        const record = this.record(name, number);
        if (record === null) this.expect(layout.STATUS.JOBPACK_ERROR_RECORD);
        return record!;
    }

    /** The records of a kind that belong to another: so many from the first one on, as far as they are there. */
    range<K extends KindName>(name: K, { view }: RowData, first: Field, count: Field): Classes[K][] {
        const [from, many] = [first.get({ origin: this, view }) as number, count.get({ origin: this, view }) as number];
        const found: Classes[K][] = [];
        for (let number = from; number < from + many; number++) {
            const record = this.record(name, number);
            if (record === null) break;
            found.push(record);
        }
        return found;
    }

    name(number: number): string | null {
        return this.id(layout.KIND.NAMES, number);
    }

    /** The id of a record of a kind, or a name; null if there is no such number. */
    id(kind: number, number: number): string | null {
        const { machine: { call, out }, pack } = this;
        return call.jobpack_id(pack, kind, number, out) === 0 ? this.machine.textAt(out) : null;
    }

    /** The number of the record with this id, or null. */
    number(kind: number, id: string): number | null {
        const [at, length] = this.machine.begin().put(id);
        const { machine: { call, out }, pack } = this;
        return call.jobpack_number(pack, kind, at, length, out) === 0 ? this.machine.answer : null;
    }

    /** The numbers of a facet and of a value; null if the pack has no such facet. */
    condition(facet: string, value: string): DataView | null {
        const { machine } = this;
        const given = [...machine.begin().put(facet), ...machine.put(value)] as [number, number, number, number];
        const status = machine.call.jobpack_condition_of(this.pack, ...given, machine.out);
        return status === 0 ? machine.copy(machine.out, layout.CONDITION.size) : null;
    }

    /** How many soft facets of a resource agree with a situation, or null. */
    fit(resource: number, asks: Situation | null): number | null {
        const machine = this.machine.begin();
        const who = asks?.write(this) ?? 0;
        this.expect(machine.call.jobpack_fit(this.pack, resource, who, machine.out));
        return machine.answer === NONE ? null : machine.answer;
    }

    /** The link by which a resource serves a need, or null. */
    linkBetween(resource: number, need: number): r.Link | null {
        const { machine: { call, out }, pack } = this;
        return call.jobpack_link_between(pack, resource, need, out) === 0 ? this.record("link", this.machine.answer) : null;
    }

    part(name: string, view: DataView): Row {
        return name === "Statement" ? new r.Statement(this, view) : new SMALL[name]!.make(this, view);
    }

    list(name: string, view: DataView): readonly unknown[] {
        const { machine } = this;
        const [list, item] = [machine.out, machine.out + 16];
        const { struct, next, make } = name === "Text" ? { struct: { size: 8 }, next: "jobpack_next_text" as const, make: null } : SMALL[name]!;
        machine.view.setUint32(list, view.getUint32(0, true), true);
        machine.view.setUint32(list + 4, view.getUint32(4, true), true);
        const found: unknown[] = [];
        while ((machine.call[next] as Next)(list, item) === 0) {
            found.push(make === null ? machine.textAt(item) : new make(this, machine.copy(item, struct.size)));
        }
        return found;
    }

    /** What belongs to a record: throws if it cannot be read. */
    texts(read: keyof Functions, number: number, size: number): RowData {
        const view = this.read(read, number, size);
        if (view === null) this.expect(layout.STATUS.JOBPACK_ERROR_RECORD);
        return { origin: this, view: view! };
    }

    /** The circumstances that jobs are known in, in the order of jobs. */
    jobCircumstances(): Sequence<r.Circumstance> {
        return new Sequence(this.count(layout.KIND.JOB_CIRCUMSTANCES), (place) => this.present("circumstance", this.jobCircumstance(place)));
    }

    /** The number of the circumstance at a place among those of all jobs. */
    jobCircumstance(place: number): number {
        return this.read("jobpack_job_circumstance_at", place, 4)?.getUint32(0, true) ?? NONE;
    }

    /** All outcomes. */
    outcomes(): Sequence<r.Outcome> {
        const jobs = this.count(layout.KIND.JOBS);
        return new Sequence(this.count(layout.KIND.OUTCOMES), (number) => this.present("need", jobs + number) as r.Outcome);
    }

    /** The title of a resource. */
    title(resource: number): string {
        const { machine: { call, out }, pack } = this;
        this.expect(call.jobpack_resource_title(pack, resource, out));
        return this.machine.textAt(out);
    }

    /** A tally of the pack, by its number. */
    tally(number: number, scale: number): Tally {
        const { machine } = this;
        const status = machine.call.jobpack_tally_read(this.pack, number, machine.tally, layout.TALLY_SIZE);
        if (status !== 0) throw recordError(machine, status);
        return new Tally(this, scale, machine.bytes.slice(machine.tally, machine.tally + layout.TALLY_SIZE));
    }

    /** The statement of a need as one text. */
    statement(need: number): string {
        const { machine } = this;
        const measure = (at: number, room: number) => {
            this.expect(machine.call.jobpack_need_statement(this.pack, need, at, room, machine.out));
            return machine.answer;
        };
        const at = machine.begin().take(STATEMENT_ROOM);
        const length = measure(at, STATEMENT_ROOM);
        if (length > STATEMENT_ROOM) measure(machine.begin().take(length), length);
        return machine.text(at, length);
    }
}
