/**
 * Sequences whose items are read when they are asked for.
 *
 * Owns: walking by number. Cost: nothing until an item is asked for.
 *
 * @module
 */

/** So many items in their order; each is read anew whenever it is asked for. */
export class Sequence<T> implements Iterable<T> {
    /** How many. */
    readonly length: number;
    readonly #read: (place: number) => T;

    /** @internal */
    constructor(length: number, read: (place: number) => T) {
        this.length = length;
        this.#read = read;
    }

    /** The item at a place; a negative one counts from the end. `undefined` if there is none. */
    at(place: number): T | undefined {
        const whole = Math.trunc(place) || 0;
        const from = whole < 0 ? whole + this.length : whole;
        return from >= 0 && from < this.length ? this.#read(from) : undefined;
    }

    /** One after the other. */
    *[Symbol.iterator](): Iterator<T> {
        for (let place = 0; place < this.length; place++) yield this.#read(place);
    }

    /** All of them at once. */
    toArray(): T[] {
        return [...this];
    }

    /** What a function makes of each. */
    map<U>(make: (item: T, place: number) => U): U[] {
        return Array.from(this, make);
    }

    /** The canonical form of each. */
    toJSON(): unknown {
        return this.toArray();
    }
}
