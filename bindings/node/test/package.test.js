// The package as it is installed: in an empty folder, without the repository, under every runtime that there is.
//
// JOBPACK_RUNTIMES is a folder in which test/runtimes was installed; without it only this Node is tried.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const own = fileURLToPath(new URL("..", import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), "jobpack-installed-")));
after(() => rmSync(folder, { recursive: true, force: true }));

const npm = (...given) => execFileSync("npm", ["--silent", ...given], { cwd: folder, encoding: "utf8" });
const tarball = join(folder, npm("pack", own, "--pack-destination", folder).trim().split("\n").at(-1));
const contents = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" }).trim().split("\n");
writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "dependencies": {} }\n');
npm("install", "--offline", "--no-audit", "--ignore-scripts", tarball);
cpSync(join(own, "test/installed"), folder, { recursive: true });
cpSync(join(own, "../../tests/vectors/v1/academy.pack"), join(folder, "academy.pack"));
for (const part of [0, 1, 2]) cpSync(join(own, `../../tests/vectors/together/whole-${part}.pack`), join(folder, `mails-0${part + 1}.pack`));

const runtimes = process.env.JOBPACK_RUNTIMES === undefined ? "" : join(process.env.JOBPACK_RUNTIMES, "node_modules");
const binary = (name, path) => join(runtimes, `${name}-${process.arch}`, path);
const RUNTIMES = { "this Node": [process.execPath] };
if (runtimes !== "") {
    for (const version of [18, 20, 22, 24]) RUNTIMES[`Node ${version}`] = [binary(`node${version}`, "bin/node")];
    RUNTIMES.Bun = [binary("bun", "bin/bun")];
    RUNTIMES.Deno = [binary("deno", "deno"), "run", "--quiet", "--cached-only", "--node-modules-dir=manual", "--allow-read"];
}

/** What a program prints; it must end well. */
function printed([program, ...given], ...more) {
    assert.ok(existsSync(program), `${program} is not there`);
    const { status, stdout, stderr } = spawnSync(program, [...given, ...more], { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" }, timeout: 60_000 });
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    return stdout.trim();
}

const COMMAND = join(folder, "node_modules/jobpack/bin/jobpack.js");
const ANSWER = "credit-rules-compared: gets, credit, deal";

for (const [name, runtime] of Object.entries(RUNTIMES)) {
    test(`${name}: import`, () => assert.equal(printed(runtime, "ask.mjs"), ANSWER));
    test(`${name}: require`, () => assert.equal(printed(runtime, "ask.cjs"), ANSWER));
    test(`${name}: in a worker`, () => assert.equal(printed(runtime, "worker.mjs"), ANSWER));
    test(`${name}: the command`, () => {
        const { hits } = JSON.parse(printed(runtime, COMMAND, "find", "academy.pack", "who", "gets", "credit", "for", "the", "deal", "--json"));
        assert.equal(hits[0].resource, "credit-rules-compared");
    });
}

test("the command is found by its name", () => {
    assert.match(npm("exec", "--offline", "--", "jobpack", "find", "academy.pack", "who", "gets", "credit", "for", "the", "deal"), /^ 1\. Choose a rule/);
});

test("the package has what it should and nothing else, and no scripts that run at install", () => {
    const kinds = new Set(contents.map((path) => path.replace(/^package\//, "").replace(/[^/]+$/, (name) => name.replace(/^[^.]*\./, "*."))));
    assert.deepEqual([...kinds].sort(), ["*.json", "*.md", "bin/*.js", "dist/*.wasm", "dist/cjs/*.d.ts", "dist/cjs/*.js", "dist/cjs/*.json", "dist/esm/*.d.ts", "dist/esm/*.js"]);
    const { scripts, dependencies } = JSON.parse(readFileSync(join(folder, "node_modules/jobpack/package.json")));
    assert.ok(["preinstall", "install", "postinstall", "prepare"].every((name) => !(name in scripts)) && dependencies === undefined);
});

const TSC = join(own, "node_modules/typescript/bin/tsc");
const STRICT = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,dom", "--types", ""];

for (const [resolution, files] of Object.entries({ node16: ["types.mts", "types.cts"], bundler: ["types.mts"] })) {
    test(`types: moduleResolution ${resolution}`, () => {
        const module = resolution === "bundler" ? "esnext" : resolution;
        const { status, stdout } = spawnSync(process.execPath, [TSC, ...STRICT, "--module", module, "--moduleResolution", resolution, ...files], { cwd: folder, encoding: "utf8" });
        assert.equal(status, 0, stdout);
    });
}

/** The size of what a bundler makes of some code. */
async function bundled(contents) {
    const options = { bundle: true, minify: true, format: "esm", platform: "browser", write: false, logLevel: "silent" };
    const { outputFiles, warnings } = await build({ ...options, stdin: { contents, resolveDir: folder, loader: "js" } });
    assert.deepEqual(warnings.filter(({ id }) => id !== "ignored-bare-import"), []);
    return outputFiles[0].contents;
}

test("bundlers leave out what is not used", async (context) => {
    const wasm = statSync(join(folder, "node_modules/jobpack/dist/jobpack.wasm")).size;
    const sizes = {};
    for (const [name, code] of Object.entries({
        "open": 'import { open } from "jobpack"; open("x");',
        "open, hosted": 'import { open } from "jobpack/hosted"; open("x", {});',
        "scores, hosted": 'import { load } from "jobpack/hosted"; load({});',
        "an error class": 'import { UsageError } from "jobpack"; console.log(UsageError);',
        "nothing": 'import "jobpack";',
    })) {
        const bytes = await bundled(code);
        sizes[name] = bytes.length;
        context.diagnostic(`${name}: ${bytes.length} bytes, ${gzipSync(bytes).length} compressed`);
    }
    assert.equal(sizes.nothing, 0);
    assert.ok(sizes["an error class"] < 1_000);
    assert.ok(sizes["open, hosted"] < 48_000 && sizes["scores, hosted"] < 16_000);
    const base64 = Math.ceil(wasm / 3) * 4;
    assert.ok(sizes.open > base64 && sizes.open < base64 + sizes["open, hosted"] + 1_000);
});

/** The examples of the README: each with its language and what it prints, if that is said. */
function* examples() {
    const text = readFileSync(join(folder, "node_modules/jobpack/README.md"), "utf8");
    for (const [, kind, code, output] of text.matchAll(/^```(js|js cjs|html)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms)) yield { kind, code, output };
}

for (const [place, { kind, code, output }] of [...examples()].entries()) {
    test(`README: example ${place + 1} (${kind})`, () => {
        const file = `example-${place}.${kind === "js cjs" ? "cjs" : "mjs"}`;
        const script = kind === "html" ? `import "./page.mjs";\n${code.replace(/<\/?script.*>/g, "")}\nconsole.log(document.body.textContent);` : code;
        writeFileSync(join(folder, file), script);
        const said = printed([process.execPath, ...flags(script)], file);
        assert.ok(said.length > 0);
        if (output !== undefined) assert.equal(said, output.trim());
    });
}

/** Node 18 has import.meta.resolve behind a flag. */
function flags(script) {
    return script.includes("import.meta.resolve") && process.version.startsWith("v18.") ? ["--experimental-import-meta-resolve"] : [];
}

test("the README has examples", () => assert.ok([...examples()].length >= 9));
