/**
 * How the fields of the header's structs are read.
 *
 * Owns: a reader for each meaning that a field can have, and classes whose properties and `toJSON()` both come of one declaration (`layout.ts`). A row is a copy of a
 * struct's bytes; texts and lists in it are read out of the pack when they are asked for. Cost: a copy of some dozen bytes a row; a text is
 * decoded at every reading.
 *
 * @module
 */

import type { Machine } from "./machine.js";
import { decoded } from "./text.js";

/** `JOBPACK_NONE`: a number that leads nowhere. */
export const NONE = 0xffff_ffff;

/** Where rows come from: a memory, and the records that the numbers in a row stand for. */
export interface Source {
    readonly machine: Machine;
    /** The record of a kind, such as `need`, by its number; null for a number that leads nowhere. */
    referred(kind: string, number: number): unknown;
    /** The name with this number, or null. */
    name(number: number): string | null;
    /** What stands in a row: an object of this class. */
    part(kind: string, view: DataView): Row;
    /** What a list holds: objects of this class, or texts. */
    list(kind: string, view: DataView): readonly unknown[];
}

/** The bytes of a struct, and where they come from. */
export interface RowData {
    readonly origin: Source;
    readonly view: DataView;
}

/** How a field is read. */
export interface Field {
    /** Where it lies in its struct. */
    readonly at: number;
    /** What the property gives. */
    get(row: RowData): unknown;
    /** What the canonical form has. */
    json(row: RowData): unknown;
}

/** A struct: its size and its fields, in the order of the header and by the names there. */
export interface Struct<Names extends string = string> {
    readonly size: number;
    readonly fields: Readonly<Record<Names, Field>>;
}

/** Fields by the names that the header gives them. */
export type JsonObject = { [name: string]: unknown };

/** The bytes of a struct, or how they are read when one of its fields is asked for. */
export type View = DataView | (() => DataView);

/** A struct that was read. */
export class Row {
    readonly #origin: Source;
    #view: View;
    /** @internal Stands on the prototype. */
    declare readonly layout: Struct;

    /** @internal */
    constructor(origin: Source, view: View) {
        this.#origin = origin;
        this.#view = view;
    }

    /** @internal */
    get origin(): Source {
        return this.#origin;
    }

    /** @internal */
    get view(): DataView {
        if (typeof this.#view === "function") this.#view = this.#view();
        return this.#view;
    }

    /** The canonical form, with the names of the header. */
    toJSON(): JsonObject {
        return json(this.layout, this);
    }

    /** What Node prints of it. @internal */
    shown(): JsonObject {
        return this.toJSON();
    }
}

/** The name of a field as a property: `left_out` is `leftOut`. */
export function camel(name: string): string {
    return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Declares a struct. */
/* @__NO_SIDE_EFFECTS__ */
export function struct<Names extends string>(size: number, fields: Record<Names, Field>): Struct<Names> {
    return { size, fields };
}

/** The fields of a struct. */
/* @__NO_SIDE_EFFECTS__ */
export function fields<Names extends string>(layout: Struct<Names>): Readonly<Record<Names, Field>> {
    return layout.fields;
}

/** The class of a struct: a class of rows with a property for each field. */
/* @__NO_SIDE_EFFECTS__ */
export function rows<Properties, Base extends Row = Row, Arguments extends unknown[] = [origin: Source, view: DataView]>(
    layout: Struct,
    base: new (...given: Arguments) => Base = Row as never,
): new (...given: Arguments) => Base & Properties {
    const Fields = class extends (base as unknown as typeof Row) {};
    Object.defineProperties(Fields.prototype, { layout: { value: layout }, [Symbol.for("nodejs.util.inspect.custom")]: { value: inspected } });
    properties(Fields.prototype, layout, (row) => row);
    return Fields as never;
}

/** How Node prints a row. */
function inspected(this: Row, _depth: number, options: object, inspect: (value: object, options: object) => string): string {
    return `${this.constructor.name} ${inspect(this.shown(), options)}`;
}

/** Gives a class a property for each field of a struct, which is read from what `row` finds. */
export function properties<T>(prototype: T, layout: Struct, row: (object: T) => RowData, names: Readonly<Record<string, string>> = {}): void {
    for (const [name, field] of Object.entries<Field>(layout.fields)) {
        const get = function (this: T): unknown {
            return field.get(row(this));
        };
        Object.defineProperty(prototype, names[name] ?? camel(name), { get, enumerable: true, configurable: true });
    }
}

/** The canonical form of a row. */
export function json(layout: Struct, row: RowData): JsonObject {
    const entries = Object.entries<Field>(layout.fields);
    return Object.fromEntries(entries.map(([name, field]) => [name, field.json(row)]));
}

/* @__NO_SIDE_EFFECTS__ */
function same(at: number, get: (row: RowData) => unknown): Field {
    return { at, get, json: get };
}

/* @__NO_SIDE_EFFECTS__ */
export function u8(at: number): Field {
    return same(at, ({ view }) => view.getUint8(at));
}

/* @__NO_SIDE_EFFECTS__ */
export function u16(at: number): Field {
    return same(at, ({ view }) => view.getUint16(at, true));
}

/* @__NO_SIDE_EFFECTS__ */
export function u32(at: number): Field {
    return same(at, ({ view }) => view.getUint32(at, true));
}

/* @__NO_SIDE_EFFECTS__ */
export function i32(at: number): Field {
    return same(at, ({ view }) => view.getInt32(at, true));
}

/** A sum of weights: far below 2^53, where numbers are exact. */
/* @__NO_SIDE_EFFECTS__ */
export function u64(at: number): Field {
    return same(at, ({ view }) => view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true));
}

/** Several numbers. */
/* @__NO_SIDE_EFFECTS__ */
export function numbers(at: number, count: number): Field {
    return same(at, ({ view }) => Array.from({ length: count }, (_, place) => view.getUint32(at + 4 * place, true)));
}

/** A set of up to 64 numbers. */
/* @__NO_SIDE_EFFECTS__ */
export function bits(at: number): Field {
    return same(at, ({ view }) => {
        const found: number[] = [];
        for (const half of [0, 1]) {
            // The lowest bit that is left, as long as there is one.
            for (let left = view.getUint32(at + 4 * half, true); left !== 0; left &= left - 1) found.push(32 * half + 31 - Math.clz32(left & -left));
        }
        return found;
    });
}

/** A number, or null for `JOBPACK_NONE`. */
/* @__NO_SIDE_EFFECTS__ */
export function orNone(at: number): Field {
    return same(at, ({ view }) => some(view.getUint32(at, true)));
}

function some(number: number): number | null {
    return number === NONE ? null : number;
}

/** Yes or no. */
/* @__NO_SIDE_EFFECTS__ */
export function flag(at: number, width: number): Field {
    return same(at, ({ view }) => unsigned(view, at, width) === 1);
}

function unsigned(view: DataView, at: number, width: number): number {
    return width === 8 ? view.getUint8(at) : width === 16 ? view.getUint16(at, true) : view.getUint32(at, true);
}

/** A text in the pack. */
/* @__NO_SIDE_EFFECTS__ */
export function text(at: number): Field {
    return same(at, ({ origin, view }) => origin.machine.text(view.getUint32(at, true), view.getUint32(at + 4, true)));
}

/** A text in the struct itself, up to the first zero. */
/* @__NO_SIDE_EFFECTS__ */
export function letters(at: number, count: number): Field {
    return same(at, ({ view }) => {
        const bytes = new Uint8Array(view.buffer, view.byteOffset + at, count);
        const end = bytes.indexOf(0);
        return decoded(end < 0 ? bytes : bytes.subarray(0, end));
    });
}

/** Four letters; empty if they are zeros. */
/* @__NO_SIDE_EFFECTS__ */
export function tag(at: number): Field {
    return same(at, ({ view }) => {
        const letters = [0, 1, 2, 3].map((place) => view.getUint8(at + place));
        return letters.some((letter) => letter !== 0) ? String.fromCharCode(...letters) : "";
    });
}

/** The name of a code; null for 0 and for codes that are not known. */
/* @__NO_SIDE_EFFECTS__ */
export function code(at: number, width: number, names: readonly string[]): Field {
    return same(at, ({ view }) => names[unsigned(view, at, width) - 1] ?? null);
}

/** What kind of need: the list depends on `is_job`, the byte before. */
/* @__NO_SIDE_EFFECTS__ */
export function needKind(at: number, jobs: readonly string[], outcomes: readonly string[]): Field {
    return same(at, ({ view }) => (view.getUint8(at - 1) === 1 ? jobs : outcomes)[view.getUint8(at) - 1] ?? null);
}

/** A set of moments, by their names. */
/* @__NO_SIDE_EFFECTS__ */
export function moments(at: number, names: readonly string[]): Field {
    return same(at, ({ view }) => names.filter((_, bit) => (view.getUint8(at) >> bit) & 1));
}

/** A kind of record: only what an option can require has a name. */
/* @__NO_SIDE_EFFECTS__ */
export function recordKind(at: number, kinds: { RESOURCES: number; NEEDS: number }): Field {
    return same(at, ({ view }) => {
        const kind = view.getUint32(at, true);
        return kind === kinds.RESOURCES ? "resources" : kind === kinds.NEEDS ? "needs" : null;
    });
}

/** The number of a record: the property is the record. */
/* @__NO_SIDE_EFFECTS__ */
export function reference(at: number, width: number, kind: string): Field {
    const number = (view: DataView) => unsigned(view, at, width);
    const name = kind === "job" ? "need" : kind;
    return { at, get: ({ origin, view }) => origin.referred(name, number(view)), json: ({ view }) => some(number(view)) };
}

/** The number of a name: the property is the name. */
/* @__NO_SIDE_EFFECTS__ */
export function name(at: number): Field {
    return { at, get: ({ origin, view }) => origin.name(view.getUint16(at, true)), json: ({ view }) => view.getUint16(at, true) };
}

/** A struct within a struct. */
/* @__NO_SIDE_EFFECTS__ */
export function part(at: number, kind: string): Field {
    return same(at, ({ origin, view }) => origin.part(kind, new DataView(view.buffer, view.byteOffset + at)));
}

/** A list of texts. */
/* @__NO_SIDE_EFFECTS__ */
export function texts(at: number): Field {
    return list(at, "Text");
}

/** A list of small records. */
/* @__NO_SIDE_EFFECTS__ */
export function list(at: number, kind: string): Field {
    return same(at, ({ origin, view }) => origin.list(kind, new DataView(view.buffer, view.byteOffset + at, 8)));
}
