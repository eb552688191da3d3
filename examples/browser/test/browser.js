// A browser, a server and what a page shows, for the tests.
//
// Owns: what counts as a fault of any page: a request for anything but itself, a word on the console, an error.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import puppeteer from "puppeteer-core";

/** Starts Chromium. Tests run as root, where its sandbox cannot. */
export function launch() {
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    return puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"] });
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".pack": "application/octet-stream" };

/** Serves files, given as names and paths, with a policy for each page; gives the address. */
export async function serve(files, policy) {
    const server = createServer(async ({ url }, response) => {
        const path = files(new URL(url, "http://localhost").pathname.slice(1));
        if (path === undefined) return response.writeHead(404).end();
        response.writeHead(200, {
            "content-type": TYPES[extname(path)],
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
        });
        response.end(await readFile(path));
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Opens a page in a tab of its own and keeps its faults. */
export async function visit(browser, address, prepare = async () => {}) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const faults = [];
    const own = address.split("#")[0];
    page.on("request", (request) => {
        const url = request.url().split("#")[0];
        if (url !== own && !url.startsWith("data:")) faults.push(`requests ${url}`);
    });
    page.on("console", (message) => faults.push(`says ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`fails: ${error}`));
    await prepare(page);
    await page.goto(address, { waitUntil: "load" });
    await page.waitForFunction(() => document.title !== "Ask the academy" || !document.getElementById("failure").hidden);
    return Object.assign(page, { faults });
}

/** Waits until what was asked for in a frame is shown. */
export function settled(page) {
    return page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(() => shown()))));
}

/** Puts words into the field at once. */
export async function ask(page, words) {
    await page.$eval("#words", (field, words) => {
        field.value = words;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }, words);
    await settled(page);
}

/** What the page shows, in the form that `expected` gives. */
export async function shown(page) {
    await settled(page);
    return page.evaluate(() => {
        const text = (from, selector) => from.querySelector(selector)?.textContent ?? "";
        const hits = [...document.querySelectorAll("#hits > li")].map((hit) => ({
            resource: hit.dataset.resource,
            title: text(hit, "h2"),
            line: [text(hit, ".minutes"), text(hit, ".kind")],
            statement: text(hit, ".statement"),
            why: text(hit, ".why"),
            words: [...hit.querySelectorAll(".words mark")].map((word) => word.textContent),
        }));
        const notes = document.getElementById("notes");
        const instead = (word) => (word.tagName === "S" ? word.textContent : instead(word.nextElementSibling));
        const repairs = [...notes.querySelectorAll("mark")].map((word) => [instead(word), word.textContent]);
        return { hits, repairs: notes.hidden ? [] : repairs };
    });
}

/** The same, from what the command prints with --json. */
export function expected({ hits, repaired }) {
    const shown = hits.map(({ resource, title, minutes, kind, why }) => {
        const need = why.find((reason) => reason.need !== undefined);
        return {
            resource,
            title,
            line: [minutes ? `${minutes} min` : "", kind ?? ""],
            statement: need?.statement ?? "",
            why: need?.why ?? "",
            words: [...new Set(why.flatMap((reason) => reason.words))],
        };
    });
    return { hits: shown, repairs: repaired.map(({ from, to }) => [from, to]) };
}
