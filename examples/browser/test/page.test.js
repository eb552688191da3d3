// Opens the page as people do and compares what it shows with what the command prints.
//
// Needs: PAGE, the page; PACK, the pack in it; COMMAND, the program `jobpack`; SCREENS, a folder for what the page looks like.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask, expected, launch, serve, settled, shown, visit } from "./browser.js";

const { PAGE, PACK, COMMAND, SCREENS } = process.env;
const html = readFileSync(PAGE, "utf8");
const here = fileURLToPath(new URL(".", import.meta.url));
const repository = join(here, "../../..");
const PACKAGE = join(repository, "bindings/node/dist/esm");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const questions = readFileSync(join(repository, "examples/academy/questions/questions.tsv"), "utf8")
    .trim().split("\n").map((line) => line.split("\t")[1]);
const CREDIT = "is first click or last click fairer";
const file = pathToFileURL(PAGE).href;

let browser, server;
before(async () => {
    mkdirSync(SCREENS, { recursive: true });
    browser = await launch();
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
    server = await serve((name) => (name === basename(PAGE) ? PAGE : undefined), `${policy}; frame-ancestors 'none'`);
});
after(async () => {
    await browser.close();
    server.close();
});

/** What the command answers. */
function command(words, ...options) {
    return expected(JSON.parse(execFileSync(COMMAND, ["find", PACK, "--json", "--limit", "10", ...options, "--", ...words.split(" ")], { encoding: "utf8" })));
}

/** A test in a tab of its own, which must stay without faults. */
function tab(name, address, act, prepare) {
    test(name, async () => {
        const page = await visit(browser, address(), prepare);
        await act(page);
        assert.deepEqual(page.faults, []);
        await page.close();
    });
}

for (const [from, address] of [["a file", () => file], ["a server with a strict policy", () => server.address + basename(PAGE)]]) {
    tab(`from ${from}: each letter of a question changes the hits to those of the command`, address, async (page) => {
        assert.equal(await page.evaluate(() => document.activeElement.id), "words");
        for (let length = 1; length <= CREDIT.length; length++) {
            await page.keyboard.type(CREDIT[length - 1]);
            const typed = CREDIT.slice(0, length).trimEnd();
            assert.deepEqual(await shown(page), command(typed), typed);
        }
    });

    tab(`from ${from}: every question of the academy`, address, async (page) => {
        for (const question of questions) {
            await ask(page, question);
            assert.deepEqual(await shown(page), command(question), question);
        }
    });
}

tab("repaired words are named", () => file, async (page) => {
    await ask(page, "the raport is due and the nubmers differ");
    const { hits, repairs } = await shown(page);
    assert.deepEqual({ hits, repairs }, command("the raport is due and the nubmers differ"));
    assert.deepEqual(repairs.map(([from]) => from), ["raport", "raport", "nubmers"]);
    assert.match(await page.$eval("#notes", (notes) => notes.textContent), /^Searched for report or rapport instead of raport\. /);
});

tab("every circumstance, and minutes over it", () => file, async (page) => {
    const ids = await page.$$eval("#circumstance option", (options) => options.map((option) => option.value).filter((id) => id !== ""));
    assert.equal(ids.length, 10);
    for (const id of ids) {
        await page.select("#circumstance", id);
        for (const question of [questions[0], questions[19]]) {
            await page.select("#minutes", "");
            await ask(page, question);
            assert.deepEqual(await shown(page), command(question, "--when", id), id);
            await page.select("#minutes", "5");
            assert.deepEqual(await shown(page), command(question, "--when", id, "--minutes", "5"), id);
        }
        assert.ok(await page.$eval("#summary", (summary) => !summary.hidden && summary.textContent.length > 0));
    }
});

tab("without words there are questions to ask, and each has an answer", () => file, async (page) => {
    const examples = await page.$$("#examples button");
    assert.equal((await shown(page)).hits.length, 0);
    assert.ok(examples.length >= 4);
    for (const example of examples) {
        await page.evaluate(() => document.getElementById("words").focus());
        await ask(page, "");
        const words = await example.evaluate((button) => button.textContent);
        await example.click();
        const { hits } = await shown(page);
        assert.ok(hits.length > 0, words);
        assert.deepEqual(hits, command(words).hits);
    }
});

tab("nothing found is said, with a way out of the circumstance", () => file, async (page) => {
    await ask(page, "zzzz qqqq");
    assert.ok(await page.$eval("#nothing", (said) => said.checkVisibility()));
    assert.ok(await page.$eval("#relax", (said) => !said.checkVisibility()));
    await page.select("#circumstance", "in-the-meeting");
    await settled(page);
    await page.click("#relax button");
    await settled(page);
    assert.equal(await page.$eval("#circumstance", (field) => field.value), "");
});

const focused = (page) => page.evaluate(() => document.activeElement.closest("li")?.dataset.resource ?? document.activeElement.id);

tab("the keyboard alone", () => file, async (page) => {
    const [first, second] = command(CREDIT).hits.map((hit) => hit.resource);
    await page.keyboard.type(CREDIT);
    await settled(page);
    for (const [key, where] of [["ArrowDown", first], ["ArrowDown", second], ["ArrowUp", first], ["ArrowUp", "words"]]) {
        await page.keyboard.press(key);
        assert.equal(await focused(page), where);
    }
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), first);
    assert.ok(await page.$eval(`[data-resource="${first}"] .body`, (body) => body.checkVisibility() && body.textContent.length > 100));
    await page.keyboard.press("Escape");
    assert.ok(await page.$eval(`[data-resource="${first}"] .body`, (body) => !body.checkVisibility()));
    assert.equal(await focused(page), first);
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "words");
    await page.keyboard.press("Escape");
    assert.equal(await page.$eval("#words", (field) => field.value), "");
});

tab("what is open stays open while the question goes on", () => file, async (page) => {
    await ask(page, CREDIT);
    await page.click("#hits button.door");
    const id = await page.$eval("#hits button[aria-expanded=true]", (door) => door.closest("li").dataset.resource);
    await ask(page, `${CREDIT} or`);
    assert.ok(await page.$eval(`[data-resource="${id}"] .body`, (body) => body.checkVisibility()));
});

tab("the address holds the question", () => file, async (page) => {
    await page.select("#circumstance", "hour-at-desk");
    await page.select("#minutes", "10");
    await page.keyboard.press("Tab");
    await page.focus("#words");
    await page.keyboard.type(CREDIT);
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get("q")?.endsWith("fairer"));
    const seen = await shown(page);
    const other = await visit(browser, page.url());
    assert.deepEqual(await shown(other), seen);
    assert.deepEqual(seen, command(CREDIT, "--when", "hour-at-desk", "--minutes", "10"));
    await other.evaluate(() => (location.hash = "q=payback&when=unknown&minutes=7"));
    assert.deepEqual(await shown(other), command("payback", "--minutes", "7"));
    assert.deepEqual(other.faults, []);
    await other.close();
});

tab("on a slow machine the last letter counts", () => file, async (page) => {
    await page.emulateCPUThrottling(6);
    await page.keyboard.type(questions[0]);
    await page.emulateCPUThrottling(null);
    assert.deepEqual(await shown(page), command(questions[0]));
});

tab("those who hear the page are told when the typing rests", () => file, async (page) => {
    await page.keyboard.type(CREDIT);
    await page.waitForFunction(() => document.getElementById("heard").textContent !== "");
    assert.equal(await page.$eval("#heard", (said) => said.textContent), `10 answers. The first: ${command(CREDIT).hits[0].title}`);
});

const schemes = (scheme) => [{ name: "prefers-color-scheme", value: scheme }];

/** Brings the page into each of its states. */
const STATES = {
    empty: async () => {},
    hits: (page) => ask(page, questions[0]),
    repaired: (page) => ask(page, "raport is due in the meting"),
    open: async (page) => {
        await page.select("#circumstance", "numbers-disagree");
        await ask(page, questions[0]);
        await page.click("#hits button.door");
    },
    nothing: async (page) => {
        await page.select("#circumstance", "in-the-meeting");
        await ask(page, "zzzz qqqq");
    },
};

for (const scheme of ["light", "dark"]) {
    for (const width of [360, 768, 1280]) {
        tab(`at ${width} px, ${scheme}: within the width, targets large enough, accessible`, () => file, async (page) => {
            for (const [state, enter] of Object.entries(STATES)) {
                await page.setViewport({ width, height: width < 700 ? 740 : 900 });
                await page.emulateMediaFeatures(schemes(scheme));
                await page.goto("about:blank");
                await page.goto(file);
                await enter(page);
                await settled(page);
                await page.screenshot({ path: join(SCREENS, `${width}-${scheme}-${state}.png`), fullPage: state === "open" });
                assert.ok((await page.evaluate(() => document.scrollingElement.scrollWidth)) <= width, `${state} is wider than the screen`);
                assert.deepEqual(await page.evaluate(small), [], state);
                assert.deepEqual(await violations(page), [], state);
            }
        });
    }
}

/** What is smaller than a finger, links in running text apart. */
function small() {
    const all = [...document.querySelectorAll("input, select, button, a.door")].filter((one) => one.checkVisibility());
    return all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML);
}

async function violations(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

tab("printed, there are the question, the answers and what was opened, and no controls", () => file, async (page) => {
    await STATES.open(page);
    await page.emulateMediaType("print");
    const seen = await page.evaluate(() => ["#question", "#asked", "#hits li", ".body"].map((one) => document.querySelector(one).checkVisibility()));
    assert.deepEqual(seen, [false, true, true, true]);
    writeFileSync(join(SCREENS, "printed.pdf"), await page.pdf({ format: "A4", margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } }));
});

/** The page with another pack in it. */
function pageWith(name, bytes) {
    const path = join(dirname(PAGE), `${name}.html`);
    writeFileSync(path, html.replace(/(<script id="pack"[^>]*>)[^<]*/, (_, start) => start + bytes.toString("base64")));
    return path;
}

test("what a pack holds is text, never markup, and leads nowhere but to addresses", async () => {
    const trap = join(dirname(PAGE), "trap.pack");
    execFileSync(COMMAND, ["build", join(here, "hostile.jsonl"), "-o", trap], { stdio: "ignore" });
    const page = await visit(browser, pathToFileURL(pageWith("trap", readFileSync(trap))).href);
    await ask(page, "trap");
    await page.click("#hits button.door");
    const hit = '[data-resource="markup"]';
    assert.equal(await page.$eval(`${hit} h2`, (title) => title.textContent), "<img src=x onerror=alert(1)> trap");
    assert.deepEqual(await page.$$eval("#hits :is(img, script, b, i), #hits [onerror]", (found) => found.map((one) => one.outerHTML)), []);
    assert.deepEqual(await page.$$eval("#hits a", (links) => links.map((link) => link.href)), ["https://example.org/"]);
    assert.equal(await page.$eval(`${hit} .body`, outline), OUTLINE);
    assert.deepEqual(page.faults, []);
    await page.close();
});

const OUTLINE = "p:a; h4; div:table:thead:tr:th,th,tbody:tr:td:code,td:strong,em; blockquote:p; ul:li,li; pre:code; ol:li,li; p";

/** The elements in an element. */
function outline(body) {
    const inner = (element) => [...element.children].map(one).join(",");
    const one = (element) => element.localName + (element.children.length > 0 ? `:${inner(element)}` : "");
    return [...body.children].map(one).join("; ");
}

test("the package answers in a worker, from a server with a strict policy", async () => {
    const named = { "academy.pack": PACK };
    for (const name of ["worker.html", "worker.js", "asks.js"]) named[name] = join(here, name);
    for (const name of readdirSync(PACKAGE).filter((name) => name.endsWith(".js"))) named[name] = join(PACKAGE, name);
    const server = await serve((name) => named[name], "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:");
    const page = await browser.newPage();
    await page.goto(`${server.address}worker.html`);
    await page.waitForFunction(() => document.body.textContent !== "");
    const titles = JSON.parse(await page.$eval("body", (body) => body.textContent));
    assert.deepEqual(titles, command(CREDIT).hits.map((hit) => hit.title));
    await page.close();
    server.close();
});

const whole = readFileSync(PACK);
const damaged = { "cut off": whole.subarray(0, 5000), "changed inside": Buffer.from(whole), "no pack": Buffer.from("<html>Not found</html>") };
damaged["changed inside"][whole.length >> 1] ^= 4;
for (const [name, bytes] of Object.entries(damaged)) {
    test(`a pack that is ${name}: what is wrong and what to do, as the command says`, async () => {
        const path = pageWith("damaged", bytes);
        const bare = join(dirname(PAGE), "damaged.pack");
        writeFileSync(bare, bytes);
        const { stdout } = spawnSync(COMMAND, ["info", bare, "--verify", "--json"], { encoding: "utf8" });
        const { message, advice } = JSON.parse(stdout).error;
        const page = await visit(browser, pathToFileURL(path).href);
        const said = await page.$eval("#failure", (failure) => (failure.checkVisibility() ? failure.innerText : ""));
        const [title, what, ...rest] = said.split("\n").filter((line) => line !== "").map((line) => line.toLowerCase().replace(/\.$/, ""));
        assert.equal(title, "this page cannot answer");
        assert.ok(message.toLowerCase().includes(what), `${message} / ${said}`);
        assert.equal(rest.at(-1), advice.toLowerCase());
        assert.ok(await page.$eval("#question", (form) => !form.checkVisibility()));
        await page.screenshot({ path: join(SCREENS, `${name.replaceAll(" ", "-")}.png`) });
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(page.faults, []);
        await page.close();
    });
}
