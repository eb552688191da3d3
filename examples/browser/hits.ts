/**
 * Hits as people see them.
 *
 * Owns: how a hit looks, and how it opens. What was opened stays open as long as it is among the hits.
 *
 * @module
 */

import type { Found, Hit, Repair, Resource } from "jobpack";
import { element, isSafe, link } from "./element.js";
import type { Child } from "./element.js";
import { markdown } from "./markdown.js";

const open = new Set<string>();

/** An element for each hit, the best first. */
export function items(found: Found): HTMLLIElement[] {
    const shown = found.map((hit) => item(hit));
    const ids = new Set(shown.map((one) => one.dataset["resource"]));
    for (const id of open) if (!ids.has(id)) open.delete(id);
    return shown;
}

/** What was said about the words themselves: repairs, and words beyond the most that are looked for. */
export function notes(found: Found): (Node | string)[] {
    const repairs = found.repairs.flatMap((repair, at, all) => {
        // What stands in one place may have been meant as two words.
        const same = (other?: Repair) => repair.start === other?.start && repair.end === other.end;
        const instead = same(all[at + 1]) ? [] : [" instead of ", element("s", {}, repair.text), ". "];
        return [same(all[at - 1]) ? " or " : "Searched for ", element("mark", {}, repair.found), ...instead];
    });
    return found.overlong ? [...repairs, "Only the first 64 different words were looked for."] : repairs;
}

/** The way into each hit: what the keyboard goes through. */
export function doors(list: HTMLElement): HTMLElement[] {
    return [...list.querySelectorAll<HTMLElement>(".door")];
}

function item(hit: Hit): HTMLLIElement {
    const { resource } = hit;
    const body = resource.body === "" ? null : element("div", { class: "body", id: `body-${resource.number}` });
    const title = body === null ? outward(resource) : inward(resource, body);
    const article = element("article", tongue(resource), element("h2", {}, title), line(resource), summary(resource), reasons(hit), body);
    return element("li", { "data-resource": resource.id }, article);
}

function tongue({ language }: Resource): Record<string, string> {
    return language === null ? {} : { lang: language };
}

/** A title that opens the text in place. */
function inward(resource: Resource, body: HTMLElement): HTMLElement {
    const title = element("button", { class: "door", type: "button", "aria-controls": body.id }, element("span", {}, resource.title));
    const show = (shown: boolean) => {
        title.setAttribute("aria-expanded", String(shown));
        body.hidden = !shown;
        if (shown && body.childNodes.length === 0) body.append(markdown(resource.body), ...source(resource));
    };
    title.addEventListener("click", () => {
        const shown = !open.delete(resource.id);
        if (shown) open.add(resource.id);
        show(shown);
    });
    show(open.has(resource.id));
    return title;
}

function outward(resource: Resource): HTMLElement {
    const title = element("span", {}, resource.title);
    return isSafe(resource.url) ? link(resource.url, { class: "door" }, title) : element("div", { class: "door", tabindex: "-1" }, title);
}

/** Who wrote it, and where it stands as a whole. */
function source({ author, licence, url }: Resource): Node[] {
    const by = [author, licence].filter((text) => text !== "").join(", ");
    if (by === "" && url === "") return [];
    return [element("p", { class: "source" }, by, by !== "" && url !== "" ? " · " : null, url === "" ? null : link(url, {}, url))];
}

/** How long it takes and what it is. */
function line(resource: Resource): HTMLElement {
    const minutes = resource.minutes === 0 ? null : element("span", { class: "minutes" }, `${resource.minutes} min`);
    const place = resource.body !== "" || !isSafe(resource.url) ? null : element("span", { class: "place" }, new URL(resource.url).host);
    return element("p", { class: "line" }, minutes, resource.kind && element("span", { class: "kind" }, resource.kind), place);
}

function summary(resource: Resource): Child {
    return resource.summary === "" ? null : element("p", { class: "summary" }, resource.summary);
}

/** What it is for, why the curator chose it, and the words that led to it. */
function reasons(hit: Hit): HTMLElement {
    const words = [...new Set(hit.why.flatMap((reason) => reason.words))];
    const chosen = hit.why.flatMap(({ need, statement, why }) => (need === null ? [] : [["For", statement, "statement"], ["Why", why, "why"]]));
    const rows = chosen.filter(([, text]) => text !== "").flatMap(([name, text, kind]) => fact(name!, kind!, text!));
    return element("dl", { lang: "en" }, ...rows, ...(words.length === 0 ? [] : fact("Matched", "words", ...words.flatMap((word) => [element("mark", {}, word), " "]))));
}

function fact(name: string, kind: string, ...what: Child[]): Node[] {
    return [element("dt", {}, name), element("dd", { class: kind }, ...what)];
}
