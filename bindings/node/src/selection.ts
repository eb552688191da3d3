/**
 * What a pick chose, and how good the choice is.
 *
 * Owns: the questions of `pick` and the objects of its answer, which are copied out of the memory of the pick. Cost beside the engine's: a small
 * object for each item, aspect and resource that was left out.
 *
 * @module
 */

import { fields, rows } from "./field.js";
import type { JsonObject, Row, Struct } from "./field.js";
import * as layout from "./layout.js";
import { numberOf, whole } from "./options.js";
import type { Reference } from "./options.js";
import { Collection } from "./records.js";
import type { Need, Resource } from "./records.js";
import type { Shelf } from "./shelf.js";
import { situation } from "./situation.js";
import type { Circumstances } from "./situation.js";

/** What to cover and within which limits. */
export interface PickOptions extends Omit<Circumstances, "minutes"> {
    /** The budget in minutes for all together; none if not said. The minutes of a situation limit a single resource. */
    readonly minutes?: number | null | undefined;
    /** How many resources at most. */
    readonly items?: number | null | undefined;
    /** The needs to cover, a job with its outcomes; every outcome if not said. */
    readonly aspects?: readonly Reference<Need>[] | null | undefined;
    /** Resources that are known. */
    readonly known?: readonly Reference<Resource>[] | null | undefined;
    /** Needs that are known. */
    readonly knownNeeds?: readonly Reference<Need>[] | null | undefined;
    /** The only resources to choose from: a collection, its id, or resources in the curator's order. */
    readonly pool?: string | Collection | readonly Reference<Resource>[] | null | undefined;
}

/** A resource that was picked. */
export class Picked extends rows<layout.PickedFields>(layout.PICKED) {}
/** A need that was to be covered. */
export class Aspect extends rows<Omit<layout.AspectFields, "reason">>(layout.ASPECT) {
    /** Why it is not covered; null if it is. */
    get reason(): layout.Reason | null {
        return this.covered > 0 ? null : (layout.ASPECT.fields.reason.get(this) as layout.Reason | null);
    }

    override toJSON(): JsonObject {
        return { ...super.toJSON(), reason: this.reason };
    }
}
/** A resource that was left out. */
export class LeftOut extends rows<layout.LeftOutFields>(layout.LEFT_OUT) {}
/** A soft requirement that neither the answer nor what is known meets. */
export class Advice extends rows<layout.AdviceFields>(layout.ADVICE) {}
/** How good an answer is, and how much there is of it. Values are thousandths of opportunity times 255. */
export class Certificate extends rows<layout.CertificateFields>(layout.CERTIFICATE) {}

/** The resources that were picked, what is required before what requires it, with a certificate. */
export class Selection implements Iterable<Picked> {
    /** What was picked. */
    readonly items: readonly Picked[];
    /** How good the choice is. */
    readonly certificate: Certificate;
    /** What was to be covered. */
    readonly aspects: readonly Aspect[];
    /** What serves an aspect and was left out, the worthiest first. */
    readonly leftOut: readonly LeftOut[];
    /** What is worth knowing before. */
    readonly advice: readonly Advice[];

    /** @internal */
    constructor(parts: Pick<Selection, "items" | "certificate" | "aspects" | "leftOut" | "advice">) {
        this.items = parts.items;
        this.certificate = parts.certificate;
        this.aspects = parts.aspects;
        this.leftOut = parts.leftOut;
        this.advice = parts.advice;
    }

    /** How many were picked. */
    get length(): number {
        return this.items.length;
    }

    /** What was picked, one after the other. */
    [Symbol.iterator](): Iterator<Picked> {
        return this.items[Symbol.iterator]();
    }

    /** What was picked, for a table. */
    toList(): JsonObject[] {
        return this.items.map(({ resource, need, gain, minutes, estimated, origin }) => {
            const { id, title, kind, url } = resource;
            const link = need === null ? null : (origin as Shelf).linkBetween(resource.number, need.number);
            return { resource: id, title, minutes, estimated, gain, kind, url, need: need?.id ?? null, statement: need?.statement ?? "", why: link?.why ?? "" };
        });
    }

    /** The canonical form. */
    toJSON(): JsonObject {
        const { certificate, items, aspects, leftOut, advice } = this;
        return { certificate, items, aspects, left_out: leftOut, advice };
    }
}

const at = fields(layout.REQUEST);

/** Picks. */
export function pick(shelf: Shelf, options: PickOptions = {}): Selection {
    const { minutes, items, aspects, known, knownNeeds, pool, ...person } = options;
    const asks = situation(shelf, person);
    const lists = [
        { field: at.aspects, count: at.aspect_count, numbers: numbers(shelf, "NEEDS", aspects) },
        { field: at.known, count: at.known_count, numbers: numbers(shelf, "RESOURCES", known) },
        { field: at.known_needs, count: at.known_need_count, numbers: numbers(shelf, "NEEDS", knownNeeds) },
        { field: at.pool, count: at.pool_count, numbers: pooled(shelf, pool) },
    ];
    const limits = { minutes: whole("minutes", minutes), items: whole("items", items) };
    const machine = shelf.machine.begin();
    const who = asks?.write(shelf) ?? 0;
    const places = lists.map(({ numbers }) => (numbers === null ? 0 : machine.putNumbers(numbers)));
    const { request, view } = machine;
    machine.bytes.fill(0, request, request + layout.REQUEST.size);
    lists.forEach(({ field, count, numbers }, place) => {
        view.setUint32(request + field.at, places[place]!, true);
        view.setUint32(request + count.at, numbers?.length ?? 0, true);
    });
    view.setUint32(request + at.situation.at, who, true);
    view.setUint16(request + at.minutes.at, limits.minutes, true);
    view.setUint16(request + at.items.at, limits.items, true);
    return chosen(shelf, limits.items);
}

/** The numbers of records; null if nothing was said. */
function numbers(shelf: Shelf, kind: "NEEDS" | "RESOURCES", given: readonly Reference<Need | Resource>[] | null | undefined): number[] | null {
    return given === undefined || given === null ? null : Array.from(given, (one) => numberOf(shelf, kind, one));
}

function pooled(shelf: Shelf, pool: PickOptions["pool"]): number[] | null {
    if (typeof pool !== "string" && !(pool instanceof Collection)) return numbers(shelf, "RESOURCES", pool);
    const collection = shelf.present("collection", numberOf(shelf, "COLLECTIONS", pool));
    return collection.items.map((item) => layout.ITEM.fields.resource.json(item) as number);
}

/** Asks, with as much memory as is enough, and copies the answer. */
function chosen(shelf: Shelf, items: number): Selection {
    const { machine, pack } = shelf;
    const { call, request, out } = machine;
    shelf.expect(call.jobpack_pick_memory(pack, items, out));
    const size = machine.answer;
    shelf.expect(call.jobpack_pick(pack, request, machine.take(size), size, out));
    const selection = machine.answer;
    shelf.expect(call.jobpack_certificate_read(selection, out));
    const certificate = new Certificate(shelf, machine.copy(out, layout.CERTIFICATE.size));
    const { itemCount, aspectCount, leftOutCount } = certificate;
    const all = <T extends Row>(Class: RowClass<T>, { size }: Struct, count: number, read: (place: number, at: number) => number) =>
        split(shelf, Class, size, machine.collect(count, size, read));
    return new Selection({
        certificate,
        items: all(Picked, layout.PICKED, itemCount, (place, at) => call.jobpack_picked_at(selection, place, at)),
        aspects: all(Aspect, layout.ASPECT, aspectCount, (place, at) => call.jobpack_aspect_at(selection, place, at)),
        leftOut: all(LeftOut, layout.LEFT_OUT, leftOutCount, (place, at) => call.jobpack_left_out_at(selection, place, at)),
        advice: advised(shelf, selection),
    });
}

type RowClass<T> = new (origin: Shelf, view: DataView) => T;

function split<T>(shelf: Shelf, Class: RowClass<T>, size: number, whole: DataView): T[] {
    const count = whole.byteLength / size;
    return Array.from({ length: count }, (_, place) => new Class(shelf, new DataView(whole.buffer, place * size, size)));
}

/** What is advised, as long as there is more. */
function advised(shelf: Shelf, selection: number): Advice[] {
    const { machine, pack } = shelf;
    const { call, request, out } = machine;
    const found: Advice[] = [];
    while (call.jobpack_advice_at(pack, request, selection, found.length, out) === 0) {
        found.push(new Advice(shelf, machine.copy(out, layout.ADVICE.size)));
    }
    return found;
}
