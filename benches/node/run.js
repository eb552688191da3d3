// Installs the package and its peers below target/, builds the packs, and measures: node benches/node/run.js [COLLECTION...]

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(root, "target"));
const folder = join(target, "benches/node");
const wasm = join(target, "wasm/jobpack.wasm");

function run(program, parts, { cwd = root, env = {} } = {}) {
    execFileSync(program, parts, { cwd, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
}

/** The peers, and the package built like a released one. */
function install() {
    mkdirSync(folder, { recursive: true });
    for (const name of ["package.json", "package-lock.json", ".npmrc"]) copyFileSync(join(here, name), join(folder, name));
    const quiet = ["ci", "--ignore-scripts", "--prefer-offline", "--silent"];
    run("npm", quiet, { cwd: folder });
    run("npm", quiet, { cwd: join(root, "bindings/node") });
    run("cargo", ["xtask", "wasm"]);
    run("npm", ["run", "--silent", "build"], { cwd: join(root, "bindings/node"), env: { JOBPACK_WASM: wasm } });
}

/** Builds the command and the engine's own measurement; gives the program of each. */
function native() {
    run("cargo", ["build", "--release", "--quiet", "--package", "jobpack-author", "--bin", "jobpack"]);
    run("cargo", ["bench", "--no-run", "--quiet", "--bench", "queries"]);
    const programs = readdirSync(join(target, "release/deps")).filter((name) => /^queries-\w+$/.test(name));
    const newest = programs.map((name) => join(target, "release/deps", name)).sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)[0];
    return { COMMAND: join(target, "release/jobpack"), PROBE: newest };
}

install();
const env = { ...native(), FOLDER: folder, WASM: wasm, PACKAGE: join(root, "bindings/node/dist/esm/index.js") };
run(process.execPath, ["--expose-gc", join(here, "bench.js"), ...process.argv.slice(2)], { env });
