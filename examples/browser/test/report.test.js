// Opens reports of `jobpack report` as those who decide do: on a desk, on a phone, in the dark, on paper.
//
// Needs: REPORTS, a folder of reports; SCREENS, a folder for what they look like.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, visit } from "./browser.js";

const { REPORTS, SCREENS } = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const reports = readdirSync(REPORTS).filter((name) => name.endsWith(".html"));

let browser;
before(async () => {
    mkdirSync(SCREENS, { recursive: true });
    browser = await launch();
});
after(() => browser.close());

/** A report in a tab of its own, so wide and so bright, which must stay without faults: no request, no word on the console, no error. */
async function opened(name, width, scheme, act) {
    const page = await visit(browser, pathToFileURL(join(REPORTS, name)).href, async (page) => {
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    });
    await act(page);
    assert.deepEqual(page.faults, []);
    await page.close();
}

/** Opens all that is folded. */
const unfold = (page) => page.$$eval("details", (all) => all.forEach((one) => { one.open = true; }));

test("there are reports", () => assert.ok(reports.length >= 3, String(reports)));

for (const name of reports) {
    for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [360, "light"], [360, "dark"]]) {
        test(`${name} at ${width} pixels, ${scheme}: nothing is cut off, and all can read it`, async () => {
            await opened(name, width, scheme, async (page) => {
                await unfold(page);
                const beyond = await page.evaluate(() => {
                    const wide = document.documentElement.clientWidth;
                    const inside = (one) => one.closest(".scroll") !== null || one.closest("svg") !== null;
                    const all = [...document.querySelectorAll("body *")].filter((one) => !inside(one));
                    const out = all.filter((one) => one.getBoundingClientRect().right > wide + 0.5);
                    return [document.documentElement.scrollWidth - wide, ...out.map((one) => one.outerHTML.slice(0, 80))];
                });
                assert.deepEqual(beyond, [0]);
                await page.screenshot({ path: join(SCREENS, `${basename(name, ".html")}-${width}-${scheme}.png`), fullPage: true });
                await page.evaluate(axe);
                const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
                assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes[0].html, nodes[0].failureSummary]), []);
            });
        });
    }

    test(`${name}: the keyboard reaches the contents, and each leads to its part`, async () => {
        await opened(name, 1280, "light", async (page) => {
            await page.keyboard.press("Tab");
            assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the answer");
            const targets = await page.$$eval("nav a", (all) => all.map((one) => one.getAttribute("href")));
            assert.ok(targets.length >= 1);
            for (const target of targets) assert.ok(await page.$(`section${target} h2`), target);
            const scrolls = await page.$$eval(".scroll", (all) => all.every((one) => one.tabIndex === 0));
            assert.ok(scrolls, "what scrolls can be reached");
        });
    });

    test(`${name}: numbers in the landscape cover neither each other nor the edge`, async () => {
        await opened(name, 360, "light", async (page) => {
            const boxes = await page.$$eval(".landscape .number", (all) => all.map((one) => one.getBoundingClientRect().toJSON()));
            const frame = await page.$$eval(".landscape", (all) => all[0]?.getBoundingClientRect().toJSON());
            boxes.forEach((one, at) => {
                assert.ok(one.left >= frame.left && one.right <= frame.right && one.top >= frame.top && one.bottom <= frame.bottom);
                for (const other of boxes.slice(0, at)) {
                    const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
                    const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
                    // A glyph is lower than its line.
                    assert.ok(across <= 1 || down <= 4, JSON.stringify([one, other]));
                }
            });
        });
    });

    test(`${name} on paper: all of it, in the light, within the margins`, async () => {
        await opened(name, 1280, "dark", async (page) => {
            await page.emulateMediaType("print");
            assert.equal(await page.$eval("body", (body) => getComputedStyle(body).backgroundColor), "rgb(255, 255, 255)");
            const pdf = await page.pdf({ format: "A4", printBackground: true, preferCSSPageSize: true });
            assert.ok(pdf.length > 10_000);
            const folded = await page.$$eval("details", (all) => all.filter((one) => one.lastElementChild.getBoundingClientRect().height === 0).length);
            assert.equal(folded, 0, "what is folded is printed too");
        });
    });
}
