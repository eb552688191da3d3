/**
 * What is true of the person who asks.
 *
 * Owns: how `when` and what is said besides become a situation of the engine. What it means is the engine's. Cost: a look-up for each fact;
 * a situation that was made once costs nothing more.
 *
 * @module
 */

import { UsageError, wrongType } from "./errors.js";
import { fields } from "./field.js";
import { KIND, LEVELS, MOMENTS, SITUATION } from "./layout.js";
import type { Level, Moment } from "./layout.js";
import { choices, days, whole } from "./options.js";
import type { Day } from "./options.js";
import type { Shelf } from "./shelf.js";

/** Values of facets, such as `{ role: "analyst", device: ["phone", "tablet"] }`. */
export interface Facts {
    readonly [facet: string]: string | readonly string[];
}

/** A circumstance by its id, a fact as `facet=value`, facts, several of these, or a situation. */
export type When = string | Facts | Situation | readonly (string | Facts)[];

/** What is true of the person who asks. What is not said excludes nothing. */
export interface Circumstances {
    /** A circumstance of the pack by its id, facts as `facet=value` or `{ facet: value }`, several of these, or a situation. */
    readonly when?: When | null | undefined;
    /** The minutes at hand: what takes longer is left out. */
    readonly minutes?: number | null | undefined;
    /** BCP 47: what is in another language is left out. */
    readonly language?: string | null | undefined;
    /** Moments of need: what fits one is preferred. */
    readonly moments?: Moment | readonly Moment[] | null | undefined;
    /** What asks no more than this is preferred. */
    readonly level?: Level | null | undefined;
    /** What has expired by this day is left out. */
    readonly today?: Day | null | undefined;
}

const at = fields(SITUATION);

/** A situation on a pack, resolved: use it as `when` as often as you like. */
export class Situation {
    readonly #shelf: Shelf;
    readonly #struct: DataView;
    readonly #facts: readonly number[];
    /** BCP 47, or empty. */
    readonly language: string;

    private constructor(shelf: Shelf, struct: DataView, facts: readonly number[], language: string) {
        this.#shelf = shelf;
        this.#struct = struct;
        this.#facts = facts;
        this.language = language;
    }

    /** The minutes at hand; 0 if not said. */
    get minutes(): number {
        return this.#struct.getUint16(at.minutes.at, true);
    }

    /** The level of the person, or null. */
    get level(): Level | null {
        return LEVELS[this.#struct.getUint8(at.level.at) - 1] ?? null;
    }

    /** The moments of need. */
    get moments(): readonly Moment[] {
        return MOMENTS.filter((_, bit) => (this.#struct.getUint8(at.moments.at) >> bit) & 1);
    }

    /** Days since 2000-01-01; 0 if not said. */
    get today(): number {
        return this.#struct.getUint16(at.today.at, true);
    }

    /** @internal */
    static of(shelf: Shelf, { when, minutes, language, moments, level, today }: Circumstances): Situation {
        const base = begun(shelf, when);
        const struct = new DataView(base.#struct.buffer.slice(0));
        if (said(minutes)) struct.setUint16(at.minutes.at, whole("minutes", minutes), true);
        if (said(level)) struct.setUint8(at.level.at, code("level", LEVELS, level));
        if (said(moments)) struct.setUint8(at.moments.at, set(moments));
        if (said(today)) struct.setUint16(at.today.at, days(today), true);
        if (said(language) && typeof language !== "string") throw wrongType("language", "a text", language);
        return new Situation(shelf, struct, base.#facts, language ?? base.language);
    }

    /** @internal */
    static resolved(shelf: Shelf, named: number | null, facts: readonly number[]): Situation {
        if (named === null) return new Situation(shelf, new DataView(new ArrayBuffer(SITUATION.size)), facts, "");
        const { machine: { call, out }, pack } = shelf;
        shelf.expect(call.jobpack_situation_of(pack, named, out));
        return new Situation(shelf, shelf.machine.copy(out, SITUATION.size), facts, shelf.machine.textAt(out + at.language.at));
    }

    /** Writes it where a call reads it. @internal */
    write(shelf: Shelf): number {
        if (shelf !== this.#shelf) throw new UsageError("the situation is one of another pack", "make it with the pack that you ask");
        const { machine } = shelf;
        const [text, length] = machine.put(this.language);
        const facts = machine.putNumbers(this.#facts);
        const { bytes, view, situation } = machine;
        bytes.set(new Uint8Array(this.#struct.buffer), situation);
        view.setUint32(situation + at.language.at, text, true);
        view.setUint32(situation + at.language.at + 4, length, true);
        view.setUint32(situation + at.conditions.at, facts, true);
        view.setUint32(situation + at.condition_count.at, this.#facts.length, true);
        return situation;
    }
}

/** The situation of some circumstances; null if they say nothing. */
export function situation(shelf: Shelf, given: Circumstances): Situation | null {
    const { when, minutes, language, moments, level, today } = given;
    const besides = said(minutes) || said(language) || said(moments) || said(level) || said(today);
    if (!besides && when instanceof Situation) return when;
    return besides || said(when) ? Situation.of(shelf, given) : null;
}

function said(value: unknown): boolean {
    return value !== undefined && value !== null;
}

/** What `when` says, before anything else is said. */
function begun(shelf: Shelf, when: When | null | undefined): Situation {
    if (when instanceof Situation) return when;
    let named: number | null = null;
    const facts: number[] = [];
    for (const one of when === undefined || when === null ? [] : Array.isArray(when) ? when : [when]) {
        const number = typeof one === "string" ? shelf.number(KIND.CIRCUMSTANCES, one) : null;
        if (number === null) {
            facts.push(...pairs(shelf, one).map(([facet, value]) => fact(shelf, facet, value)));
        } else if (named === null) {
            named = number;
        } else {
            throw new UsageError("only one circumstance can be named", "add facts to it as facet=value");
        }
    }
    return Situation.resolved(shelf, named, facts);
}

/** Facets with their values, one by one. */
function pairs(shelf: Shelf, one: string | Facts): [string, string][] {
    if (typeof one === "string") return [pair(shelf, one)];
    if (typeof one !== "object" || one === null) throw wrongType("when", "a text, facts, a list of these or a situation", one);
    return Object.entries(one).flatMap(([facet, values]) => [values].flat().map((value): [string, string] => [facet, value as string]));
}

function pair(shelf: Shelf, text: string): [string, string] {
    const at = text.indexOf("=");
    if (at >= 0) return [text.slice(0, at), text.slice(at + 1)];
    const known = shelf.all("circumstance").map((one) => one.id);
    throw new UsageError(`the pack has no circumstance \`${text}\``, choices("circumstances of this pack", known, "facet=value also works"));
}

/** A facet value as the two halves of a number. A value that the pack does not know fits no resource that says something of the facet. */
function fact(shelf: Shelf, name: string, value: string): number {
    const facet = name.trim();
    if (typeof value !== "string") throw wrongType(`the value of ${facet}`, "a text", value);
    const found = shelf.condition(facet, value.trim());
    if (found !== null) return found.getUint32(0, true);
    const known = shelf.all("facet").map((one) => one.name);
    const advice = choices("facets of this pack", known, "language, minutes, level and moments have options of their own");
    throw new UsageError(`the pack has no facet \`${facet}\``, advice);
}

function code(what: string, names: readonly string[], name: unknown): number {
    if (typeof name !== "string") throw wrongType(what, "a text", name);
    const place = names.indexOf(name);
    if (place >= 0) return place + 1;
    throw new UsageError(`there is no ${what} \`${name}\``, `one of ${names.join(", ")}`);
}

function set(moments: unknown): number {
    return [moments].flat().reduce((bits: number, moment) => bits | (1 << (code("moment", MOMENTS, moment) - 1)), 0);
}
