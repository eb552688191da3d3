/**
 * What a search found.
 *
 * Owns: hits, and what was searched for. Rows are copied out of the memory of the search, so that they stay as they are. Cost: a copy of
 * 32 bytes a hit; objects and texts are made when they are asked for.
 *
 * @module
 */

import { json, rows } from "./field.js";
import type { JsonObject } from "./field.js";
import { HIT } from "./layout.js";
import type { HitFields } from "./layout.js";
import { Sequence } from "./sequence.js";
import type { Shelf } from "./shelf.js";

/** A resource that answers, and why. */
export class Hit extends rows<Omit<HitFields, "words" | "needWords">>(HIT) {}

/** The hits of a search, the best first. */
export class Found extends Sequence<Hit> {
    /** @internal */
    constructor(shelf: Shelf, hits: DataView) {
        super(hits.byteLength / HIT.size, (place) => new Hit(shelf, new DataView(hits.buffer, place * HIT.size, HIT.size)));
    }

    /** The canonical form. */
    override toJSON(): JsonObject {
        return { hits: this.map((hit) => json(HIT, hit)) };
    }
}
