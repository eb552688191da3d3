/**
 * A page that answers as one types, from a pack within it.
 *
 * Owns: what happens when. A change asks for one frame, and the frame asks the pack for what stands in the field then: however slow the machine, the last letter counts.
 *
 * @module
 */

import { JobpackError, open } from "jobpack";
import type { Found, Pack } from "jobpack";
import { asked, remember } from "./address.js";
import type { Question } from "./address.js";
import { byId, element } from "./element.js";
import { doors, items, notes } from "./hits.js";

const LIMIT = 10;
/** Milliseconds after the last letter until the answers are told to those who hear the page. */
const PAUSE = 700;

const form = byId<HTMLFormElement>("question");
const words = byId<HTMLInputElement>("words");
const circumstance = byId<HTMLSelectElement>("circumstance");
const minutes = byId<HTMLSelectElement>("minutes");
const list = byId("hits");

/** The bytes in the page. */
function embedded(): Uint8Array {
    return Uint8Array.from(atob(byId("pack").textContent!.trim()), (letter) => letter.charCodeAt(0));
}

function question(): Question {
    return { words: words.value, circumstance: circumstance.value, minutes: Number(minutes.value) };
}

function find(pack: Pack, { words, circumstance, minutes }: Question): Found {
    return pack.find(words, { limit: LIMIT, ...(circumstance && { when: circumstance }), ...(minutes && { minutes }) });
}

/** Shows the answers to what stands in the fields. */
function answer(pack: Pack): void {
    const now = question();
    const found = find(pack, now);
    list.replaceChildren(...items(found));
    byId("asked").textContent = now.words;
    const remarks = notes(found);
    byId("notes").replaceChildren(...remarks);
    byId("notes").hidden = remarks.length === 0;
    empty(now, found.length);
    tell(now, found);
    const here = pack.circumstance(now.circumstance)?.summary ?? "";
    byId("summary").textContent = here;
    byId("summary").hidden = here === "";
    remember(now);
}

/** What stands there without answers: nothing asked yet, or nothing found. */
function empty(now: Question, count: number): void {
    const nothing = now.words.trim() !== "" && count === 0;
    byId("empty").hidden = count > 0;
    byId("nothing").hidden = !nothing;
    byId("relax").hidden = !nothing || (now.circumstance === "" && now.minutes === 0);
}

let telling = 0;

function tell(now: Question, found: Found): void {
    clearTimeout(telling);
    telling = setTimeout(() => {
        const first = found.at(0)?.resource.title;
        const count = `${found.length} answer${found.length === 1 ? "" : "s"}`;
        byId("heard").textContent = first === undefined ? (now.words.trim() && "Nothing found.") : `${count}. The first: ${first}`;
    }, PAUSE);
}

/** Fills the fields from the address. What the pack or the list does not have is left out. */
function fill(): void {
    const { words: said, circumstance: where, minutes: time } = asked();
    words.value = said;
    circumstance.value = where;
    if (circumstance.selectedIndex < 0) circumstance.value = "";
    minutes.value = time > 0 ? String(time) : "";
    if (minutes.selectedIndex < 0) minutes.add(new Option(`${time} minutes`, String(time), false, true));
}

function ask(example: string): void {
    words.value = example;
    form.dispatchEvent(new Event("input"));
    words.focus();
}

/** Down and up through the field and the hits, Enter into the first, Escape back. */
function press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const stops = [words, ...doors(list)];
    const place = stops.indexOf(target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && place >= 0) {
        stops[place + step]?.focus();
        event.preventDefault();
    }
    if (event.key === "Escape") leave(target);
}

/** Closes the text that one is in, else goes back to the field; from the field, empties it. */
function leave(target: HTMLElement): void {
    const title = target.closest("li")?.querySelector<HTMLElement>('.door[aria-expanded="true"]');
    if (title) {
        title.click();
        title.focus();
    } else if (target !== words) {
        words.focus();
        words.select();
    } else if (words.value !== "") {
        ask("");
    }
}

function listen(pack: Pack): void {
    let frame = 0;
    const change = () => (frame ||= requestAnimationFrame(() => ((frame = 0), answer(pack))));
    form.addEventListener("input", change);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        answer(pack);
        const [first] = doors(list);
        first?.focus();
        first?.click();
    });
    document.addEventListener("keydown", press);
    addEventListener("hashchange", () => (fill(), answer(pack)));
    byId("examples").addEventListener("click", ({ target }) => target instanceof HTMLButtonElement && ask(target.textContent!));
    byId("relax").addEventListener("click", ({ target }) => {
        if (!(target instanceof HTMLButtonElement)) return;
        circumstance.value = minutes.value = "";
        ask(words.value);
    });
}

/** What the pack says of itself and of where people are. */
function introduce(pack: Pack): void {
    const { title, curator, licence, edition } = pack.about;
    document.title = title;
    byId("pack-title").textContent = title;
    byId("about").textContent = [curator, `edition ${edition}`, licence].filter((text) => text !== "").join(" · ");
    circumstance.append(...pack.circumstances.map((one) => new Option(one.title, one.id)));
}

/** What went wrong, and what to do. */
function fail(error: unknown): void {
    const { message, advice, place } = error instanceof JobpackError ? error : unable(error);
    const where = place && `At byte ${place.byte}${place.section === null ? " of the header" : ` of section ${place.section}`}.`;
    const texts = [message, where, advice].filter((text) => text).map((text) => element("p", {}, sentence(text!)));
    form.hidden = true;
    byId("failure").replaceChildren(element("h2", {}, "This page cannot answer"), ...texts);
    byId("failure").hidden = false;
}

function unable(error: unknown): { message: string; advice: string; place: null } {
    const message = error instanceof Error ? error.message : String(error);
    return { message, advice: "Fetch the page again; if that does not help, open it in a newer browser.", place: null };
}

function sentence(text: string): string {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}

try {
    const pack = await open(embedded());
    pack.verify();
    introduce(pack);
    fill();
    listen(pack);
    answer(pack);
} catch (error) {
    fail(error);
}
