// Reads a JSON list of Mermaid sources from stdin; prints a JSON list: null, or why it is refused.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });

const refused = [];
for (const source of JSON.parse(readFileSync(0, "utf8"))) {
  refused.push(await mermaid.parse(source).then(() => null, (error) => String(error)));
}
console.log(JSON.stringify(refused));
