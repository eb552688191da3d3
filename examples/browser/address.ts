/**
 * The question in the address of the page, so that an answer can be linked.
 *
 * Owns: what stands after the `#`. Browsers refuse to change the address too often, so it follows when the typing rests.
 *
 * @module
 */

/** What is asked. */
export interface Question {
    /** As a person types. */
    readonly words: string;
    /** The id of a circumstance of the pack, or empty. */
    readonly circumstance: string;
    /** How long there is, or 0 if nothing was said. */
    readonly minutes: number;
}

/** Milliseconds without a change. */
const REST = 400;
let waiting = 0;

/** What the address asks. */
export function asked(): Question {
    const said = new URLSearchParams(location.hash.slice(1));
    const minutes = Math.trunc(Number(said.get("minutes")));
    return { words: said.get("q") ?? "", circumstance: said.get("when") ?? "", minutes: minutes > 0 && minutes < 10_000 ? minutes : 0 };
}

/** Writes the question into the address, when nothing new was asked for a moment. */
export function remember({ words, circumstance, minutes }: Question): void {
    const parts = { q: words.trim(), when: circumstance, minutes: minutes > 0 ? String(minutes) : "" };
    const said = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ""));
    clearTimeout(waiting);
    waiting = setTimeout(() => history.replaceState(null, "", `#${said}`), REST);
}
