/**
 * Arguments that are checked alike everywhere.
 *
 * Owns: what whole numbers, days and references to records may be. Cost: none to speak of.
 *
 * @module
 */

import { UsageError, wrongType } from "./errors.js";
import { KIND } from "./layout.js";
import type { Shelf } from "./shelf.js";

const DAY = 86_400_000;
const EPOCH = /* @__PURE__ */ Date.UTC(2000, 0, 1);
const MOST_U16 = 65_535;

/** A record, or its id or number. */
export type Reference<T extends { readonly number: number }> = string | number | T;

/** A whole number from 0 to `most`; 0 if nothing was said. */
export function whole(what: string, value: number | null | undefined, most: number = MOST_U16): number {
    if (value === undefined || value === null) return 0;
    if (typeof value !== "number") throw wrongType(what, "a number", value);
    if (Number.isInteger(value) && value >= 0 && value <= most) return value;
    throw new UsageError(`${what} cannot be ${value}`, `give a whole number from 0 to ${most}`);
}

/** A day: a date as a text, a `Date` in the time zone here, or days since 2000-01-01. */
export type Day = string | Date | number;

/** Days since 2000-01-01, as packs count them; 0 if nothing was said. */
export function days(day: Day | null | undefined): number {
    if (day === undefined || day === null || typeof day === "number") return whole("today", day);
    const milliseconds = typeof day === "string" ? ofText(day) : ofDate(day);
    const count = Math.round((milliseconds - EPOCH) / DAY);
    if (count >= 0 && count <= MOST_U16) return count;
    throw new UsageError(`today cannot be ${String(day)}`, "write it as YYYY-MM-DD, from 2000-01-01 to 2179-06-06");
}

function ofText(day: string): number {
    const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
    return milliseconds >= 0 && new Date(milliseconds).toISOString().startsWith(day) ? milliseconds : NaN;
}

function ofDate(day: Date): number {
    if (!(day instanceof Date)) throw wrongType("today", "a text, a Date or a number of days", day);
    return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
}

const SAID = { RESOURCES: "resource", NEEDS: "job or outcome", COLLECTIONS: "collection", CIRCUMSTANCES: "circumstance" } as const;

/** The number of a record that was named by its id, its number or itself. */
export function numberOf(shelf: Shelf, kind: keyof typeof SAID, given: Reference<{ readonly number: number }>): number {
    if (typeof given === "string") return shelf.number(KIND[kind], given) ?? unknown(kind, given);
    const number = typeof given === "number" ? given : given?.number;
    if (typeof number !== "number") throw wrongType(`a ${SAID[kind]}`, "an id, a number or a record", given);
    return Number.isInteger(number) && number >= 0 && number < shelf.count(KIND[kind]) ? number : unknown(kind, `${number}`);
}

function unknown(kind: keyof typeof SAID, given: string): never {
    throw new UsageError(`the pack has no ${SAID[kind]} \`${given}\``, "look at the spelling; ids are those of the project");
}

/** Names for people: what there is to choose from. */
export function choices(what: string, known: readonly string[], otherwise: string): string {
    return known.length === 0 ? otherwise : `${what}: ${known.join(", ")}; ${otherwise}`;
}
