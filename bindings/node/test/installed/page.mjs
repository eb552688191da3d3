// As much of a page as the example of the README needs.
globalThis.location = { href: import.meta.url };
globalThis.document = { body: {} };
