/**
 * From ratings to opportunity scores.
 *
 * Owns: tallies, profiles and what is reckoned from them. Results are plain frozen objects. Cost: a call each.
 *
 * @module
 */

import { UsageError, statusError, wrongType } from "./errors.js";
import { camel } from "./field.js";
import type { JsonObject, RowData, Source, Struct } from "./field.js";
import * as layout from "./layout.js";
import type { Machine } from "./machine.js";
import { whole } from "./options.js";

const MOST_U32 = 4_294_967_295;

/** What a score is reckoned with. */
export interface HasMachine {
    readonly machine: Machine;
}

/** A class of frozen objects with the fields of a struct. */
/* @__NO_SIDE_EFFECTS__ */
function values<Properties>(struct: Struct): new (row: RowData) => Properties & { toJSON(): JsonObject } {
    class Values {
        constructor(row: RowData) {
            for (const [name, field] of Object.entries(struct.fields)) {
                Object.defineProperty(this, camel(name), { value: field.get(row), enumerable: true });
            }
        }

        /** The canonical form, with the names of the header. */
        toJSON(): JsonObject {
            const own = this as unknown as JsonObject;
            return Object.fromEntries(Object.keys(struct.fields).map((name) => [name, own[camel(name)]]));
        }
    }
    return Values as never;
}

/** How ratings become scores: take a preset, or fill in the fields. */
export class Profile extends values<layout.ProfileFields>(layout.PROFILE) {}
/** Ten times a share with its 95 % interval, in milli-points. */
export class Share extends values<layout.ShareFields>(layout.SHARE) {}
/** The 95 % interval of one opportunity minus another, in milli-points. */
export class Difference extends values<layout.DifferenceFields>(layout.DIFFERENCE) {}
/** The ranks that an outcome may have, from 1, the highest opportunity. */
export class RankInterval extends values<layout.RankIntervalFields>(layout.RANK_INTERVAL) {}

/** The score of one outcome under one profile. Figures are milli-points. */
export class Opportunity extends values<layout.OpportunityFields>(layout.OPPORTUNITY) {
    readonly #view: DataView;

    /** @internal */
    constructor(row: RowData) {
        super(row);
        this.#view = row.view;
    }

    /** Writes it where a call reads it, without the name of its profile. @internal */
    write(machine: Machine, at: number): void {
        machine.bytes.set(new Uint8Array(this.#view.buffer), at);
        machine.bytes.fill(0, at, at + 8);
    }
}

/** 16 counts of people: bit 0 of the place is "the first is important to them", bit 1 "satisfies them", bits 2 and 3 the same of the second. */
export type Overlap = readonly number[];

/** A profile, or the name of a preset. */
export type ProfileLike = string | layout.ProfileFields;

/** How often each pair of importance and satisfaction was given for one outcome: counts, no persons. */
export class Tally {
    readonly #source: HasMachine;
    #handle: Uint8Array;
    /** The highest answer; the lowest is 1. */
    readonly scale: number;

    /** @internal */
    constructor(source: HasMachine, scale: number, handle: Uint8Array) {
        this.#source = source;
        this.#handle = handle;
        this.scale = scale;
    }

    /** Counts people who gave the same two answers, 1 to the scale; 0 is "no answer". */
    record(importance: number, satisfaction: number, people = 1): this {
        const answers = [answer("importance", importance), answer("satisfaction", satisfaction)] as const;
        const many = whole("people", people, MOST_U32);
        return this.#change((machine, at) => machine.call.jobpack_tally_record(at, ...answers, many));
    }

    /** Adds the answers of another tally on the same scale. */
    merge(other: Tally): this {
        if (!(other instanceof Tally)) throw wrongType("other", "a Tally", other);
        return this.#change((machine, at) => {
            other.write(machine, at + layout.TALLY_SIZE);
            return machine.call.jobpack_tally_merge(at, at + layout.TALLY_SIZE);
        });
    }

    /** How many people gave these two answers; 0 is "no answer". */
    count(importance: number, satisfaction: number): number {
        const { machine } = this.#source;
        const at = this.write(machine, machine.tally);
        expect(machine, machine.call.jobpack_tally_count(at, answer("importance", importance), answer("satisfaction", satisfaction), machine.out));
        return machine.answer;
    }

    /** For each importance from 0, "no answer", to the scale: the counts for each satisfaction from 0. */
    get cells(): readonly (readonly number[])[] {
        const answers = Array.from({ length: this.scale + 1 }, (_, one) => one);
        return answers.map((importance) => answers.map((satisfaction) => this.count(importance, satisfaction)));
    }

    /** Its score under a profile, the name of a preset or one of your own. */
    score(profile?: ProfileLike): Opportunity {
        const { machine } = this.#source;
        const { call, out } = machine.begin();
        const [under] = writeProfile(machine, profile);
        expect(machine, call.jobpack_score(this.write(machine, machine.tally), under, out));
        return read(machine, Opportunity, layout.OPPORTUNITY);
    }

    /** @internal */
    write(machine: Machine, at: number): number {
        machine.bytes.set(this.#handle, at);
        return at;
    }

    #change(change: (machine: Machine, at: number) => number): this {
        const { machine } = this.#source;
        const at = this.write(machine, machine.tally);
        expect(machine, change(machine, at));
        this.#handle = machine.bytes.slice(at, at + layout.TALLY_SIZE);
        return this;
    }
}

function answer(what: string, value: number): number {
    return whole(what, value, 255);
}

function expect(machine: Machine, status: number): void {
    if (status !== 0) throw statusError(machine, status);
}

/** What a call wrote to `out`. */
function read<T>(machine: Machine, Class: new (row: RowData) => T, struct: Struct): T {
    return new Class({ origin: { machine } as Source, view: machine.copy(machine.out, struct.size) });
}

/** Writes a profile where a call reads it; the default one if none is given. */
function writeProfile(machine: Machine, profile: ProfileLike | undefined): [at: number] {
    const { fields, size } = layout.PROFILE;
    const given = typeof profile === "object" ? profile : preset(machine, profile);
    const [name, length] = machine.put(given.name);
    const at = machine.take(size);
    const u32 = (field: { readonly at: number }, value: number) => machine.view.setUint32(at + field.at, value, true);
    const u8 = (field: { readonly at: number }, value: number) => machine.view.setUint8(at + field.at, value);
    machine.bytes.fill(0, at, at + size);
    u32(fields.name, name);
    machine.view.setUint32(at + fields.name.at + 4, length, true);
    given.thresholds.forEach((value, place) => u32({ at: fields.thresholds.at + 4 * place }, value));
    for (const key of ["table_stakes_importance", "table_stakes_satisfaction", "least_respondents"] as const) {
        u32(fields[key], whole(key, given[camel(key) as "leastRespondents"], MOST_U32));
    }
    for (const key of ["scale", "top_from", "missing", "comparison"] as const) {
        u8(fields[key], whole(key, given[camel(key) as "scale"], 255));
    }
    return [at];
}

/** All presets; the first is the default. */
function presets(machine: Machine): Profile[] {
    const found: Profile[] = [];
    while (machine.call.jobpack_profile_at(found.length, machine.out) === 0) found.push(read(machine, Profile, layout.PROFILE));
    return found;
}

function preset(machine: Machine, name: string | undefined): Profile {
    if (name !== undefined && typeof name !== "string") throw wrongType("a profile", "a name or a profile", name);
    const all = presets(machine);
    const found = name === undefined ? all[0] : all.find((one) => one.name === name);
    if (found !== undefined) return found;
    throw new UsageError(`there is no profile \`${name}\``, `one of ${all.map((one) => one.name).join(", ")}`);
}

/** What needs no pack: profiles, tallies, scores. */
export class Scores {
    readonly #source: HasMachine;

    /** @internal */
    constructor(source: HasMachine) {
        this.#source = source;
    }

    /** The version of the engine. */
    get version(): string {
        const { machine } = this.#source;
        return machine.named(machine.call.jobpack_version());
    }

    /** All presets; the first is the default. */
    get profiles(): readonly Profile[] {
        return presets(this.#source.machine);
    }

    /** The preset with this name, such as `share10-2005`. */
    profile(name: string): Profile {
        return preset(this.#source.machine, name);
    }

    /** An empty tally for answers from 1 to `scale`, which lies in 2 to 10. */
    tally(scale: number): Tally {
        const { machine } = this.#source;
        const { call, tally } = machine;
        const highest = whole("scale", scale, 255);
        expect(machine, call.jobpack_tally_open(tally, layout.TALLY_SIZE, highest));
        return new Tally(this.#source, highest, machine.bytes.slice(tally, tally + layout.TALLY_SIZE));
    }

    /** Scores counts of people who all answered both questions: in the top box of importance, of satisfaction, of both. */
    scorePaired(respondents: number, important: number, satisfied: number, both: number, profile?: ProfileLike): Opportunity {
        const counts = people({ respondents, important, satisfied, both });
        return this.#scored(profile, (call, under, out) => call.jobpack_score_paired(...counts, under, out));
    }

    /** Scores counts of two groups, or of one whose answers are not known to belong together. */
    scoreUnpaired(important: number, askedImportance: number, satisfied: number, askedSatisfaction: number, profile?: ProfileLike): Opportunity {
        const counts = people({ important, askedImportance, satisfied, askedSatisfaction });
        return this.#scored(profile, (call, under, out) => call.jobpack_score_unpaired(...counts, under, out));
    }

    #scored(profile: ProfileLike | undefined, score: (call: layout.Functions, under: number, out: number) => number): Opportunity {
        const { machine } = this.#source;
        const [under] = writeProfile(machine.begin(), profile);
        expect(machine, score(machine.call, under, machine.out));
        return read(machine, Opportunity, layout.OPPORTUNITY);
    }

    /** The share of `top` among `asked` people, with its interval. */
    share(top: number, asked: number): Share {
        const { machine } = this.#source;
        expect(machine, machine.call.jobpack_share_of(whole("top", top, MOST_U32), whole("asked", asked, MOST_U32), machine.out));
        return read(machine, Share, layout.SHARE);
    }

    /** The difference of two scores under one profile; without `overlap`, different people rated the two outcomes. */
    difference(first: Opportunity, second: Opportunity, overlap?: Overlap): Difference {
        const { machine } = this.#source;
        const scores = writeScores(machine.begin(), [first, second]);
        const people = overlap === undefined ? 0 : machine.putNumbers(counts(overlap));
        expect(machine, machine.call.jobpack_difference_of(scores, scores + layout.OPPORTUNITY.size, people, machine.out));
        return read(machine, Difference, layout.DIFFERENCE);
    }

    /** The ranks that scores can carry. `overlaps` has one for each pair: (0, 1), (0, 2), ..., (1, 2), ... */
    ranks(scores: readonly Opportunity[], overlaps?: readonly Overlap[]): RankInterval[] {
        const { machine } = this.#source;
        const pairs = (scores.length * (scores.length - 1)) / 2;
        if (overlaps !== undefined && overlaps.length !== pairs) {
            throw new UsageError(`there are ${overlaps.length} overlaps for ${pairs} pairs of scores`, "give one for each pair, in the order of the scores");
        }
        const at = writeScores(machine.begin(), scores);
        const people = overlaps === undefined ? 0 : machine.putNumbers(overlaps.flatMap(counts));
        const { size } = layout.RANK_INTERVAL;
        const ranks = machine.take(scores.length * size);
        expect(machine, machine.call.jobpack_ranks(at, scores.length, people, ranks));
        const written = machine.copy(ranks, scores.length * size);
        const row = (place: number) => ({ origin: { machine } as Source, view: new DataView(written.buffer, place * size, size) });
        return scores.map((_, place) => new RankInterval(row(place)));
    }
}

type Four = [number, number, number, number];

/** Four counts of people. */
function people(counts: Readonly<Record<string, number>>): Four {
    return Object.entries(counts).map(([name, count]) => whole(name, count, MOST_U32)) as Four;
}

function counts(overlap: Overlap): readonly number[] {
    if (overlap.length === 16) return overlap.map((count) => whole("a count of an overlap", count, MOST_U32));
    throw new UsageError(`an overlap has 16 counts, not ${overlap.length}`);
}

function writeScores(machine: Machine, scores: readonly Opportunity[]): number {
    const { size } = layout.OPPORTUNITY;
    const at = machine.take(scores.length * size);
    scores.forEach((score, place) => {
        if (!(score instanceof Opportunity)) throw wrongType("a score", "an Opportunity", score);
        score.write(machine, at + place * size);
    });
    return at;
}
