/**
 * Jobs to be done, desired outcomes and curated learning in one compact file, answered from anywhere.
 *
 * @module
 */

import { Pack } from "./pack.js";
import { engine } from "./wasm.js";

export { JobpackError, PackError, ScoreError, UsageError } from "./errors.js";
export { Found, Hit } from "./found.js";
export * from "./records.js";
export { Pack };

/** Opens a pack from its bytes. */
export async function open(source: Uint8Array | ArrayBuffer): Promise<Pack> {
    return openSync(source);
}

/** Opens a pack from its bytes, at once. */
export function openSync(source: Uint8Array | ArrayBuffer): Pack {
    return new Pack(engine(), source instanceof Uint8Array ? source : new Uint8Array(source), "");
}
