import jobpack = require("jobpack");
import hosted = require("jobpack/hosted");

const pack: jobpack.Pack = jobpack.openSync(new Uint8Array());
const title: string | undefined = pack.find("deal").at(0)?.resource.title;
// @ts-expect-error: the wasm must be given
hosted.openSync(new Uint8Array());
void title;
