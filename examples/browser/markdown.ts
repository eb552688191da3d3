/**
 * The little Markdown that resources are written in, as elements.
 *
 * Owns: paragraphs, headings, lists, tasks, quotes, tables, code, rules; bold, italics, code and links in their lines. What it does not know stays as it was typed, HTML
 * above all. Cost: once over the text.
 *
 * @module
 */

import { element, link } from "./element.js";

/** A text as elements. */
export function markdown(text: string): DocumentFragment {
    return blocks(text.replaceAll("\r\n", "\n").split("\n"));
}

/** Takes a block from the front of the lines, or nothing if another kind begins there. */
type Block = (lines: string[]) => Node | null;

const FENCE = /^ {0,3}(```|~~~)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,9})[.)])\s+/;
const QUOTE = /^ {0,3}> ?/;
const ROW = /^ {0,3}\|/;
const RULE = /^ {0,3}([-*_])( *\1){2,}\s*$/;
const TASK = /^\[([ xX])\]\s+/;
/** How deep quotes and lists may lie in one another: deeper ones are shown as they were typed. */
const DEEPEST = 8;

function blocks(lines: string[], depth = 0): DocumentFragment {
    const found = document.createDocumentFragment();
    const within = (inner: string[]) => blocks(inner, depth + 1);
    const kinds = depth < DEEPEST ? [fence, heading, rule, quote(within), list(within), table, paragraph] : [paragraph];
    while (lines.length > 0) {
        if (lines[0]!.trim() === "") lines.shift();
        else found.append(first(kinds, lines));
    }
    return found;
}

function first(kinds: readonly Block[], lines: string[]): Node {
    for (const kind of kinds) {
        const block = kind(lines);
        if (block !== null) return block;
    }
    return document.createTextNode(lines.shift()!);
}

/** Takes lines from the front as long as they are wanted. */
function take(lines: string[], wanted: (line: string, place: number) => boolean): string[] {
    const end = lines.findIndex((line, place) => !wanted(line, place));
    return lines.splice(0, end < 0 ? lines.length : end);
}

const fence: Block = (lines) => {
    const mark = FENCE.exec(lines[0]!)?.[1];
    if (mark === undefined) return null;
    const [, ...code] = take(lines, (line, place) => place === 0 || !line.trimStart().startsWith(mark));
    lines.shift();
    return element("pre", { tabindex: "0" }, element("code", {}, code.join("\n")));
};

/** The page has two levels of headings above. */
const heading: Block = (lines) => {
    const [, marks, text] = HEADING.exec(lines[0]!) ?? [];
    if (marks === undefined) return null;
    lines.shift();
    return element(`h${Math.min(marks.length + 2, 6)}` as "h3", {}, ...inline(text!));
};

const rule: Block = (lines) => (RULE.test(lines[0]!) ? (lines.shift(), element("hr")) : null);

function quote(within: (lines: string[]) => Node): Block {
    return (lines) => {
        if (!QUOTE.test(lines[0]!)) return null;
        return element("blockquote", {}, within(take(lines, (line) => QUOTE.test(line)).map((line) => line.replace(QUOTE, ""))));
    };
}

function list(within: (lines: string[]) => Node): Block {
    return (lines) => {
        const mark = ITEM.exec(lines[0]!);
        if (mark === null) return null;
        const items: Node[] = [];
        while (lines.length > 0 && sameList(lines[0]!, mark[1])) items.push(item(lines, within));
        if (mark[1] === undefined) return element("ul", {}, ...items);
        return element("ol", { start: mark[1] }, ...items);
    };
}

function sameList(line: string, number: string | undefined): boolean {
    const mark = ITEM.exec(line);
    return mark !== null && (mark[1] === undefined) === (number === undefined);
}

/** An item goes on over what is indented; its first lines need no paragraph. */
function item(lines: string[], within: (lines: string[]) => Node): Node {
    const inner = take(lines, (line, place) => place === 0 || /^\s{2,}\S/.test(line));
    if (lines[0]?.trim() === "" && ITEM.test(lines[1] ?? "")) lines.shift();
    const rest = inner.map((line, place) => (place === 0 ? line.replace(ITEM, "") : line.replace(/^\s{2,4}/, "")));
    const text = take(rest, goesOn).join("\n");
    const box = TASK.exec(text);
    const done = box?.[1] === " " ? "☐ " : "☑ ";
    return element("li", box === null ? {} : { class: "task" }, box && done, ...inline(text.replace(TASK, "")), within(rest));
}

const table: Block = (lines) => {
    if (!ROW.test(lines[0]!) || !/^ {0,3}\|[\s:|-]+$/.test(lines[1] ?? "")) return null;
    const [head, , ...rows] = take(lines, (line) => ROW.test(line));
    const header = element("thead", {}, row(head!, "th"));
    return element("div", { class: "table", tabindex: "0" }, element("table", {}, header, element("tbody", {}, ...rows.map((line) => row(line, "td")))));
};

function row(line: string, cell: "th" | "td"): Node {
    const texts = line.trim().replace(/^\||\|$/g, "").split("|");
    return element("tr", {}, ...texts.map((text) => element(cell, {}, ...inline(text.trim()))));
}

const paragraph: Block = (lines) => element("p", {}, ...inline(take(lines, goesOn).join("\n")));

/** Whether a line belongs to the lines of text before it. */
function goesOn(line: string, place: number): boolean {
    const begins = [FENCE, HEADING, ITEM, QUOTE, ROW, RULE];
    return place === 0 || (line.trim() !== "" && !begins.some((start) => start.test(line)));
}

const MARKS = /`([^`]+)`|\*\*((?:[^*]|\*(?!\*))+)\*\*|\*([^*\s][^*]*)\*|\b_([^_]+)_\b|\[([^\]]+)\]\(([^()\s]+)\)|<(https?:[^<>\s]+)>/g;

/** What stands in a line. */
function inline(text: string): (Node | string)[] {
    const found: (Node | string)[] = [];
    let from = 0;
    for (const mark of text.matchAll(MARKS)) {
        found.push(text.slice(from, mark.index), marked(mark));
        from = mark.index + mark[0].length;
    }
    return [...found, text.slice(from)];
}

function marked([, code, bold, star, underscore, title, address, bare]: RegExpExecArray): Node {
    if (code !== undefined) return element("code", {}, code);
    if (bold !== undefined) return element("strong", {}, ...inline(bold));
    if (title !== undefined) return link(address!, {}, ...inline(title));
    if (bare !== undefined) return link(bare, {}, bare);
    return element("em", {}, ...inline((star ?? underscore)!));
}
