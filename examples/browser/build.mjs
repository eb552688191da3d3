// Puts the page together into one file: node build.mjs PACK PAGE.
// The package must have been built (bindings/node). What runs and what is styled is named by its hash in the page's own policy, which forbids all else.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const [pack, page] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const binding = fileURLToPath(new URL("../../bindings/node/", import.meta.url));
const { build } = createRequire(`${binding}package.json`)("esbuild");

/** One of the sources with all that it imports, as small as it gets. */
async function bundle(name) {
    const { outputFiles } = await build({
        absWorkingDir: here,
        entryPoints: [name],
        alias: { jobpack: `${binding}dist/esm/index.js` },
        bundle: true,
        format: "esm",
        platform: "browser",
        external: ["node:*"],
        target: "es2022",
        minify: true,
        legalComments: "none",
        write: false,
        logLevel: "warning",
    });
    // Ends no element too early.
    return outputFiles[0].text.trim().replaceAll("</script", "<\\/script");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const [script, style] = [await bundle("page.ts"), await bundle("style.css")];
const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
].join("; ");

const parts = [
    ['<meta charset="utf-8">', `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`],
    ['<link rel="stylesheet" href="style.css">', `<style>${style}</style>`],
    ['<script id="pack" type="application/octet-stream"></script>', `<script id="pack" type="application/octet-stream">${readFileSync(pack, "base64")}</script>`],
    ['<script type="module" src="page.ts"></script>', `<script type="module">${script}</script>`],
];
let html = readFileSync(`${here}index.html`, "utf8");
for (const [place, part] of parts) {
    if (!html.includes(place)) throw new Error(`index.html has no ${place}`);
    html = html.replace(place, () => part);
}
mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, html);

const sizes = { "script with the engine": script, style, "the whole page": html };
for (const [name, text] of Object.entries(sizes)) console.log(`${name}: ${Buffer.byteLength(text)} bytes, ${gzipSync(text, { level: 9 }).length} with gzip`);
