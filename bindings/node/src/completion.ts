/**
 * As one types: how the last word may go on.
 *
 * Owns: a completion. Cost: a call, and a look at the words of the pack that begin so.
 *
 * @module
 */

import { wrongType } from "./errors.js";
import { rows } from "./field.js";
import { COMPLETION } from "./layout.js";
import type { CompletionFields } from "./layout.js";
import { whole } from "./options.js";
import type { Shelf } from "./shelf.js";

/** The most completions that can be asked for, as many as hits. */
const MOST = 10_000;

/** A known word that an unfinished one may become. */
export class Completion extends rows<CompletionFields>(COMPLETION) {}

/** The known words that the last word may become. */
export function complete(shelf: Shelf, words: string, limit?: number): readonly Completion[] {
    if (typeof words !== "string") throw wrongType("words", "a text", words);
    const most = limit === undefined ? 8 : whole("limit", limit, MOST);
    const machine = shelf.machine.begin();
    const [text, length] = machine.put(words);
    const at = machine.take(most * COMPLETION.size);
    shelf.expect(machine.call.jobpack_complete(shelf.pack, text, length, at, most, machine.out));
    const count = machine.answer;
    const found = machine.copy(at, count * COMPLETION.size);
    return Array.from({ length: count }, (_, place) => new Completion(shelf, new DataView(found.buffer, place * COMPLETION.size, COMPLETION.size)));
}
