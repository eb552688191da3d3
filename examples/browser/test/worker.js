// Opens a pack from a response and answers each message with titles.
import { open } from "./index.js";

const opened = open(fetch("academy.pack"));
onmessage = async ({ data }) => postMessage((await opened).find(data).map((hit) => hit.resource.title));
