/**
 * The version of the package.
 *
 * @module
 */

/** The version of the package, which is that of the engine in it. */
export const version = "0.1.0";
