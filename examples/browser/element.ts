/**
 * Elements, made without HTML in between.
 *
 * Owns: the only way in which texts of a pack come into the page. They become text nodes and attributes, so that nothing in them is taken for markup.
 *
 * @module
 */

/** What stands in an element; null stands for nothing. */
export type Child = Node | string | null;

/** An element with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Readonly<Record<string, string>> = {},
    ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children.filter((child) => child !== null));
    return made;
}

/** The element of the page with this id. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
    return document.getElementById(id) as Kind;
}

/** A link that leads out, or its text alone if the address is not one to follow. */
export function link(address: string, attributes: Readonly<Record<string, string>>, ...children: readonly Child[]): HTMLElement {
    if (!isSafe(address)) return element("span", attributes, ...children);
    return element("a", { ...attributes, href: address, rel: "noopener noreferrer" }, ...children);
}

/** Whether following it shows or sends something, and runs nothing. */
export function isSafe(address: string): boolean {
    return /^(https?|mailto):/i.test(address) && URL.canParse(address);
}
