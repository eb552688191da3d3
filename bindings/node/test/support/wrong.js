// What is wrong with a pack, in the form of the vectors (tests/vectors/README.md).

import assert from "node:assert/strict";
import { basename } from "node:path";
import { PackError, openSync } from "jobpack";

/** What a call fails with; null if it does not. */
function fault(call) {
    try {
        call();
        return null;
    } catch (error) {
        assert.ok(error instanceof PackError, String(error));
        const { status, code: name, message, advice, place, found, supported } = error;
        return { status, name, message, advice, section: place.section, byte: place.byte, found, supported };
    }
}

/** The line of a pack, and the pack if it opens. */
export function told(path, bytes) {
    let pack;
    const open = fault(() => (pack = openSync(bytes)));
    const verify = pack === undefined ? null : fault(() => pack.verify());
    return { line: JSON.stringify({ pack: basename(path, ".pack"), open, verify }), pack };
}
