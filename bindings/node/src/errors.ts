/**
 * What goes wrong: a stable code, what, where, and what to do about it.
 *
 * Owns: the classes of errors. Messages and advice about packs and scores are the engine's own.
 *
 * @module
 */

import { STATUS } from "./layout.js";
import type { StatusName } from "./layout.js";
import type { Machine } from "./machine.js";

/** An argument of the wrong type. */
export function wrongType(what: string, wanted: string, given: unknown): TypeError {
    const kind = given === null ? "null" : typeof given === "object" ? (given.constructor?.name ?? "object") : typeof given;
    return new TypeError(`${what} must be ${wanted}, not ${kind}`);
}

/** Where something is wrong. */
export interface Place {
    /** The four letters of the section, or null for the header. */
    readonly section: string | null;
    /** The offset from the start of the pack, in bytes. */
    readonly byte: number;
    /** The file that the pack was opened from, or empty. */
    readonly file: string;
}

/** Something that Jobpack cannot do. */
export class JobpackError extends Error {
    override readonly name: string = "JobpackError";
    /** What kind of error: a word that stays the same. */
    readonly code: string;
    /** What to do about it; may be empty. */
    readonly advice: string;
    /** Where it is, or null. */
    readonly place: Place | null;

    /** @internal */
    constructor(code: string, message: string, advice = "", place: Place | null = null) {
        super(message);
        this.code = code;
        this.advice = advice;
        this.place = place;
    }

    /** What, where, and what to do. */
    override toString(): string {
        return [`${this.name}: ${this.message}`, where(this.place), this.advice].filter((part) => part !== "").join("; ");
    }
}

function where(place: Place | null): string {
    if (place === null) return "";
    const section = place.section === null ? "the header" : `section ${place.section}`;
    return `in ${section}, at byte ${place.byte}${place.file === "" ? "" : ` of ${place.file}`}`;
}

/** Bytes that are no pack, or one that is damaged. */
export class PackError extends JobpackError {
    override readonly name = "PackError";
    declare readonly code: StatusName;
    /** The number of the status. */
    readonly status: number;
    /** What was found, for versions, features and lengths; else 0. */
    readonly found: number;
    /** What this version supports, for versions and features; what was needed, for lengths; else 0. */
    readonly supported: number;

    /** @internal */
    constructor(code: string, message: string, advice: string, place: Place | null, status: number, found: number, supported: number) {
        super(code, message, advice, place);
        this.status = status;
        this.found = found;
        this.supported = supported;
    }
}

/** An argument that makes no sense on this pack: an unknown circumstance, facet, level, moment, profile or id. */
export class UsageError extends JobpackError {
    override readonly name = "UsageError";
    declare readonly code: "usage";

    /** @internal */
    constructor(message: string, advice = "") {
        super("usage", message, advice);
    }
}

/** Counts or profiles that no score comes of. */
export class ScoreError extends JobpackError {
    override readonly name = "ScoreError";
    declare readonly code: StatusName;
    /** The number of the status. */
    readonly status: number;

    /** @internal */
    constructor(code: string, message: string, advice: string, status: number) {
        super(code, message, advice);
        this.status = status;
    }
}

/** Why opening or checking the pack failed. */
export function failure(machine: Machine, status: number, file: string): PackError {
    const { view, error } = machine;
    const number = (at: number) => view.getUint32(error + at, true);
    const tag = number(4) === 0 ? null : machine.text(error + 4, 4);
    const place = { section: tag, byte: number(8), file };
    return new PackError(...words(machine, status), place, status, number(12), number(16));
}

/** The error that a status stands for. */
export function statusError(machine: Machine, status: number): JobpackError {
    if (status <= STATUS.JOBPACK_ERROR_ORDER) return recordError(machine, status);
    const said = words(machine, status);
    return status >= STATUS.JOBPACK_ERROR_OFF_SCALE ? new ScoreError(...said, status) : new JobpackError(...said);
}

/** The error of a record that cannot be read. */
export function recordError(machine: Machine, status: number): PackError {
    return new PackError(...words(machine, status), null, status, 0, 0);
}

/** The name, the message and the advice of a status. */
function words(machine: Machine, status: number): [string, string, string] {
    const { call, out } = machine;
    call.jobpack_status_message(status, out);
    call.jobpack_status_advice(status, out + 8);
    return [machine.named(call.jobpack_status_name(status)), machine.textAt(out), machine.textAt(out + 8)];
}
