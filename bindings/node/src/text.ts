/**
 * UTF-8, which is what the engine reads and writes.
 *
 * Owns: the one decoder and the one encoder. A byte order mark is a character like any other. Cost: that of the platform.
 *
 * @module
 */

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = /* @__PURE__ */ new TextEncoder();

/** Bytes as a text. */
export function decoded(bytes: Uint8Array): string {
    return decoder.decode(bytes);
}

/** A text as bytes; half a surrogate pair becomes U+FFFD. */
export function encoded(text: string): Uint8Array {
    return encoder.encode(text);
}

/** Writes a text into bytes, and says how many it took. */
export function encodeInto(text: string, bytes: Uint8Array): number {
    return encoder.encodeInto(text, bytes).written;
}
