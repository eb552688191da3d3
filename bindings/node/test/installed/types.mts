// What the types allow, and what they do not: each expected error must be one.

import { JobpackError, PackError, UsageError, load, open, openSync, type Hit, type Level, type Link, type Need, type Pack, type Profile, type Resource } from "jobpack";
import { open as openHosted } from "jobpack/hosted";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

const pack: Pack = await open("academy.pack");
await open(new URL("https://example.org/a.pack"));
await open(fetch("a.pack"));
await openHosted(new Uint8Array(), { wasm: fetch("jobpack.wasm").then(async (response) => response.arrayBuffer()) as unknown as ArrayBuffer });
openSync(new SharedArrayBuffer(8));
// @ts-expect-error: a number is no source
await open(7);
// @ts-expect-error: a path is read later
openSync("academy.pack");
// @ts-expect-error: the wasm must be given
await openHosted("academy.pack");
// @ts-expect-error: and be something
await openHosted("academy.pack", { wasm: undefined });

const found = pack.find("deal", { limit: 3, when: ["in-the-meeting", { role: ["analyst"] }], moments: "solve", level: "beginner", today: "2026-01-01" });
const hit: Hit | undefined = found.at(0);
if (hit !== undefined) {
    same<typeof hit.resource, Resource>(true);
    same<typeof hit.need, Need | null>(true);
    same<typeof hit.score, number>(true);
    same<(typeof hit.why)[number]["words"], readonly string[]>(true);
    same<typeof hit.resource.level, Level | null>(true);
    same<typeof hit.resource.served, readonly Link[]>(true);
    same<typeof hit.resource.reviewBy, string>(true);
    same<(typeof hit.words)[number]["start"], number>(true);
    // @ts-expect-error: records do not change
    hit.resource.title = "x";
    // @ts-expect-error: a need may be missing
    void hit.need.statement;
    // @ts-expect-error: there is no such field
    void hit.resource.titel;
}
// @ts-expect-error: there is no such level
pack.find("deal", { level: "expert" });
// @ts-expect-error: there is no such moment
pack.find("deal", { moments: ["never"] });
// @ts-expect-error: there is no such option
pack.find("deal", { limits: 3 });
// @ts-expect-error: words are a text
pack.find(["deal"]);

const selection = pack.pick({ minutes: 30, known: [pack.resource("x") ?? 3], aspects: ["a"], pool: pack.collection(0) });
for (const { resource, need, gain } of selection) void [resource.title, need?.id, gain + 1];
same<(typeof selection.leftOut)[number]["worth"], number>(true);
// @ts-expect-error: a need is no resource
pack.pick({ known: [pack.need("x")!] });

const engine = await load();
const mine: Profile | undefined = engine.profiles[0];
if (mine !== undefined) engine.tally(5).record(5, 1).score({ ...mine, name: "mine" });
// @ts-expect-error: a profile has more fields
engine.tally(5).score({ name: "mine" });

try {
    pack.verify();
} catch (error) {
    if (error instanceof PackError) same<typeof error.found, number>(true);
    if (error instanceof UsageError) same<typeof error.code, "usage">(true);
    if (error instanceof JobpackError) void error.place?.byte;
}
{
    using own = openSync(new Uint8Array());
    void own.counts.jobCircumstances;
}
