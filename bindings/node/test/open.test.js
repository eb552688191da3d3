import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as esm from "jobpack";

const cjs = createRequire(import.meta.url)("jobpack");
const academy = readFileSync(new URL("../../../tests/vectors/v1/academy.pack", import.meta.url));

for (const [name, { open }] of [["import", esm], ["require", cjs]]) {
    test(`${name}: finds a resource and says its title`, async () => {
        const pack = await open(academy);
        assert.equal(pack.about.title, "Campaign to revenue: the Attribution Studio academy");
        const [hit] = pack.find("who gets credit for the deal");
        assert.ok(hit.resource.title.length > 0);
        assert.ok(hit.need.statement.length > 0);
    });
}
