/**
 * What a search found: hits, why they answer, and what was searched for.
 *
 * Owns: the questions of `find` and the objects of its answer. Rows are copied out of the memory of the search, so that they stay as they are. Cost beside
 * the engine's: one copy; objects and texts are made when they are asked for.
 *
 * @module
 */

import { wrongType } from "./errors.js";
import { rows } from "./field.js";
import type { Field, JsonObject, Source } from "./field.js";
import { FINDINGS, HIT, KIND, NEED_MATCH, REPAIR, WORD } from "./layout.js";
import type { HitFields, NeedMatchFields, RepairFields, WordFields } from "./layout.js";
import type { Machine } from "./machine.js";
import { whole } from "./options.js";
import type { Link, Need, Resource } from "./records.js";
import { Sequence } from "./sequence.js";
import type { Shelf } from "./shelf.js";
import { situation } from "./situation.js";
import type { Circumstances } from "./situation.js";
import { decoded, encoded } from "./text.js";

/** A question in memory: where its words are and how long, who asks, where hits go and how many. */
export type Question = readonly [words: number, length: number, who: number, hits: number, limit: number];

/** What is asked: a pack, or several as one. */
export interface Asked {
    /** The pack that needs are read from and situations are of. */
    readonly first: Shelf;
    /** Asks the engine. */
    ask(...question: Question): number;
    /** The pack that has the resource of a hit, and its number there. */
    locate(resource: number): readonly [Shelf, number];
}

/** What to find. */
export interface FindOptions extends Circumstances {
    /** How many hits at most, up to 10,000; 10 if not said. */
    readonly limit?: number;
}

/** Where something stands in the bytes of the question. */
type Place = Pick<WordFields, "start" | "end">;

const MOST_HITS = 10_000;
const MOST_WORDS = 64;
const MOST_NEEDS = 8;

/** The words of a question, and where in their bytes a part of them lies. */
class Query {
    readonly #ascii: boolean;
    #bytes: Uint8Array | null = null;

    constructor(readonly words: string, length: number) {
        this.#ascii = length === words.length;
    }

    part(start: number, end: number): string {
        if (this.#ascii) return this.words.slice(start, end);
        this.#bytes ??= encoded(this.words);
        return decoded(this.#bytes.subarray(start, end));
    }
}

/** A word of the question that was searched for. `start` and `end` count bytes of UTF-8. */
export class Word extends rows<WordFields>(WORD) {
    readonly #query: Query;

    /** @internal */
    constructor(origin: Source, view: DataView, query: Query) {
        super(origin, view);
        this.#query = query;
    }

    /** As it was typed. */
    get text(): string {
        return this.#query.part(this.start, this.end);
    }
}

/**
 * A word that was searched for instead of what the question says: for one that the pack does not know, for two that are one word of the pack (the place covers
 * both), or for one that is two words of the pack (each a repair with a place of its own).
 */
export class Repair {
    /** As it was typed. */
    readonly text: string;
    /** What was searched for instead. */
    readonly found: string;
    /** Where what it stands for begins in the question, in bytes of UTF-8. */
    readonly start: number;
    /** Where it ends. */
    readonly end: number;

    /** @internal */
    constructor(query: Query, { found, start, end }: RepairFields) {
        this.text = query.part(start, end);
        this.found = found;
        this.start = start;
        this.end = end;
    }

    /** The canonical form. */
    toJSON(): JsonObject {
        return { found: this.found, start: this.start, end: this.end };
    }
}

/** A need that matched the question. */
export class NeedMatch extends rows<NeedMatchFields>(NEED_MATCH) {}

/** Why a resource answers: a need that led to it, or words that stand in it. */
export class Reason {
    /** The need that led to it; null if the words stand in the resource itself. */
    readonly need: Need | null;
    /** The words of the question, each place of it once, as they were typed or repaired. */
    readonly words: readonly string[];
    readonly #resource: number;

    /** @internal */
    constructor(need: Need | null, resource: number, words: readonly string[]) {
        this.need = need;
        this.words = words;
        this.#resource = resource;
    }

    /** The link by which the resource serves the need, or null. */
    get link(): Link | null {
        return this.need?.origin.linkBetween(this.#resource, this.need.number) ?? null;
    }

    /** What for: the statement of the need, or empty. */
    get statement(): string {
        return this.need?.statement ?? "";
    }

    /** What the curator says of the resource and the need, or empty. */
    get why(): string {
        return this.link?.why ?? "";
    }

    /** The canonical form. */
    toJSON(): JsonObject {
        const { need, statement, why, words } = this;
        if (need === null) return { words };
        return { need: need.id, statement, ...(why === "" ? {} : { why }), words };
    }
}

/** A resource that answers, and why. */
export class Hit extends rows<Omit<HitFields, "resource" | "words" | "needWords">>(HIT) {
    readonly #found: Found;
    readonly #shelf: Shelf;
    readonly #resource: number;

    /** @internal */
    constructor(found: Found, [shelf, resource]: readonly [Shelf, number], view: DataView) {
        super(shelf, view);
        this.#found = found;
        this.#shelf = shelf;
        this.#resource = resource;
    }

    /** The resource. */
    get resource(): Resource {
        return this.#shelf.present("resource", this.#resource);
    }

    /** The words of the question that stand in the resource. */
    get words(): readonly Word[] {
        return this.#marked(HIT.fields.words.get(this) as number[]);
    }

    /** The words of the question that stand in the need. */
    get needWords(): readonly Word[] {
        return this.#marked(HIT.fields.need_words.get(this) as number[]);
    }

    /** The words of the question that stand in either. A word that means several terms of the pack stands here for each; `why` says each place once. */
    get matched(): readonly Word[] {
        const sets = [HIT.fields.words, HIT.fields.need_words].map((field) => field.get(this) as number[]);
        return this.#marked([...new Set(sets.flat())].sort((first, second) => first - second));
    }

    /** Why it answers: the need that led to it, if one did, then the words that stand in it, if any do. */
    get why(): readonly Reason[] {
        const { need, words } = this;
        const own = words.length === 0 ? [] : [new Reason(null, this.#resource, this.#said(words))];
        return need === null ? own : [new Reason(need, this.#resource, this.#said(this.needWords)), ...own];
    }

    /** A row of a table. @internal */
    row(): JsonObject {
        const { resource, score, need, matched } = this;
        const { id, title, minutes, kind, url } = resource;
        const led = need === null ? null : this.why[0]!;
        const words = this.#said(matched);
        return { resource: id, title, score, minutes, kind, url, need: need?.id ?? null, statement: led?.statement ?? "", why: led?.why ?? "", words };
    }

    #marked(bits: readonly number[]): Word[] {
        return bits.flatMap((bit) => this.#found.words[bit] ?? []);
    }

    /** One text for each place of the question: a word may have several terms, which stand side by side. */
    #said(words: readonly Word[]): string[] {
        const same = (left: Place, right?: Place) => left.start === right?.start && left.end === right.end;
        const places = words.filter((word, at) => !same(word, words[at - 1]));
        // The second best guess is the last repair of its place.
        const repaired = (word: Word) => this.#found.repairs.filter((repair) => same(repair, word)).at(word.times === 0 ? -1 : 0);
        return places.map((word) => repaired(word)?.found ?? word.text);
    }
}

/** The hits of a search, the best first. */
export class Found extends Sequence<Hit> {
    /** The words that were searched for instead of what the question says. */
    readonly repairs: readonly Repair[];
    /** Whether the question has more than 64 different words, and those beyond were not searched for. */
    readonly overlong: boolean;
    readonly #asked: Asked;
    readonly #query: Query;
    readonly #answer: Answer;
    #words: readonly Word[] | null = null;

    /** @internal */
    constructor(asked: Asked, query: Query, answer: Answer) {
        const { hits, repairs } = answer;
        super(hits.byteLength / HIT.size, (place) => {
            const view = part(hits, place, HIT.size);
            return new Hit(this, asked.locate(resourceOf(view)), view);
        });
        this.#asked = asked;
        this.#query = query;
        this.#answer = answer;
        this.overlong = answer.overlong;
        this.repairs = repairs.map((repair) => new Repair(query, repair));
    }

    /** The ids of the resources, the best first: for those who want no more. */
    get ids(): readonly string[] {
        return each(this.length, (place) => {
            const [shelf, number] = this.#asked.locate(resourceOf(part(this.#answer.hits, place, HIT.size)));
            return shelf.id(KIND.RESOURCES, number) ?? "";
        });
    }

    /** The words that were searched for. */
    get words(): readonly Word[] {
        const { words, wordCount } = this.#answer;
        return (this.#words ??= each(wordCount, (place) => new Word(this.#asked.first, part(words, place, WORD.size), this.#query)));
    }

    /** The needs that matched the question, the best first. */
    get needs(): readonly NeedMatch[] {
        const { words, needCount } = this.#answer;
        const first = (MOST_WORDS * WORD.size) / NEED_MATCH.size;
        return each(needCount, (place) => new NeedMatch(this.#asked.first, part(words, first + place, NEED_MATCH.size)));
    }

    /** The hits for a table, each with the need that led to it. */
    toList(): JsonObject[] {
        return this.map((hit) => hit.row());
    }

    /** The canonical form. */
    override toJSON(): JsonObject {
        const { words, repairs, needs, overlong } = this;
        return { hits: this.map((hit) => hit.toJSON()), words, repairs, needs, overlong };
    }
}

function resourceOf(hit: DataView): number {
    return hit.getUint32(HIT.fields.resource.at, true);
}

function part(whole: DataView, place: number, size: number): DataView {
    return new DataView(whole.buffer, whole.byteOffset + place * size, size);
}

function each<T>(count: number, make: (place: number) => T): readonly T[] {
    return Array.from({ length: count }, (_, place) => make(place));
}

/** What a search wrote, copied. */
interface Answer {
    readonly hits: DataView;
    /** The words, and after 64 of them the needs. */
    readonly words: DataView;
    readonly repairs: readonly RepairFields[];
    readonly wordCount: number;
    readonly needCount: number;
    readonly overlong: boolean;
}

/** Asks. */
export function find(asked: Asked, words: string, options?: FindOptions): Found {
    return asking(asked, options)(words);
}

/** Asks many questions of the same person. */
export function findMany(asked: Asked, questions: Iterable<string>, options?: FindOptions): Found[] {
    if (typeof questions === "string") throw wrongType("questions", "a list of texts", questions);
    return Array.from(questions, asking(asked, options));
}

/** How questions of a person are asked. */
function asking(asked: Asked, options: FindOptions = {}): (words: string) => Found {
    const shelf = asked.first;
    const limit = options.limit === undefined ? 10 : whole("limit", options.limit, MOST_HITS);
    const asks = situation(shelf, options);
    return (words) => {
        if (typeof words !== "string") throw wrongType("words", "a text", words);
        const machine = shelf.machine.begin();
        const who = asks?.write(shelf) ?? 0;
        const [text, length] = machine.put(words);
        const findings = machine.take(MOST_WORDS * WORD.size + MOST_NEEDS * NEED_MATCH.size);
        const hits = machine.take(limit * HIT.size);
        shelf.expect(asked.ask(text, length, who, hits, limit));
        return new Found(asked, new Query(words, length), answer(machine, findings, hits, machine.answer));
    };
}

/** Copies what a search wrote, and reads what it keeps beside the hits. */
function answer(machine: Machine, findings: number, hits: number, count: number): Answer {
    const { call, search, out } = machine;
    call.jobpack_search_findings(search, out);
    const at = FINDINGS.fields;
    const number = (field: Field) => machine.view.getUint32(out + field.at, true);
    const [wordCount, repairCount, needCount] = [number(at.word_count), number(at.repair_count), number(at.need_count)];
    const overlong = number(at.overlong) === 1;
    for (let place = 0; place < wordCount; place++) call.jobpack_search_word_at(search, place, findings + place * WORD.size);
    const needs = findings + MOST_WORDS * WORD.size;
    for (let place = 0; place < needCount; place++) call.jobpack_search_need_at(search, place, needs + place * NEED_MATCH.size);
    const words = machine.copy(findings, hits - findings + count * HIT.size);
    return {
        hits: new DataView(words.buffer, hits - findings, count * HIT.size),
        words,
        repairs: repairCount === 0 ? [] : each(repairCount, (place) => repair(machine, place)),
        wordCount,
        needCount,
        overlong,
    };
}

/** A repair, with its text, which is borrowed from the search. */
function repair(machine: Machine, place: number): RepairFields {
    const { call, search, out, view } = machine;
    const at = REPAIR.fields;
    call.jobpack_search_repair_at(search, place, out);
    const [start, end] = [view.getUint32(out + at.start.at, true), view.getUint32(out + at.end.at, true)];
    return { found: machine.textAt(out + at.found.at), start, end };
}
