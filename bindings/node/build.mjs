// Builds dist/: the bundles for import and require with the wasm in them, their types, and the wasm beside them.
// The wasm is target/wasm/jobpack.wasm, or what JOBPACK_WASM says.

import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const wasm = process.env.JOBPACK_WASM ?? join(here, "../../target/wasm/jobpack.wasm");
const dist = join(here, "dist");

if (!existsSync(wasm)) throw new Error(`${wasm} is not there: cargo xtask wasm writes it`);
rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc")], { cwd: here, stdio: "inherit" });
for (const [folder, format] of [["esm", "esm"], ["cjs", "cjs"]]) {
    await build({
        absWorkingDir: here,
        entryPoints: ["src/index.ts", "src/hosted.ts"],
        outdir: join(dist, folder),
        bundle: true,
        format,
        splitting: format === "esm",
        chunkNames: "jobpack-[hash]",
        platform: "neutral",
        target: "es2022",
        alias: { "jobpack.wasm": wasm },
        loader: { ".wasm": "base64" },
        logLevel: "warning",
    });
}
mkdirSync(join(dist, "cjs"), { recursive: true });
writeFileSync(join(dist, "cjs/package.json"), '{ "type": "commonjs" }\n');
for (const name of readdirSync(join(dist, "esm")).filter((name) => name.endsWith(".d.ts"))) {
    cpSync(join(dist, "esm", name), join(dist, "cjs", name));
}
copyFileSync(wasm, join(dist, "jobpack.wasm"));
