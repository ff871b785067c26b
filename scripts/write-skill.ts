/** Writes docs/skill/SKILL.md and llms.txt from the commands, flows, personas and schemas: `npm run skill`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { llmsText } from "./skill/llms-text.ts";
import { skillText } from "./skill/skill-text.ts";

const ROOT = new URL("../", import.meta.url);

for (const [path, text] of [
  ["docs/skill/SKILL.md", skillText()],
  ["llms.txt", llmsText()],
] as const) {
  const file = fileURLToPath(new URL(path, ROOT));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(path);
}
