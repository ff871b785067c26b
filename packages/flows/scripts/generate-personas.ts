// Turns personas/*.md and solver-personas/*.md into TypeScript. Run: node packages/flows/scripts/generate-personas.ts
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { personaIndexModule, personaModule } from "../src/personas/persona-module.ts";

const root = join(import.meta.dirname, "..");

function generate(folder: string, to: string): void {
  const from = join(root, folder);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const ids = readdirSync(from)
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.slice(0, -".md".length));
  for (const id of ids) {
    const markdown = readFileSync(join(from, `${id}.md`), "utf8");
    writeFileSync(join(to, `${id}.ts`), personaModule(id, markdown, folder));
  }
  writeFileSync(join(to, "index.ts"), personaIndexModule(ids, folder));
  console.log(`${ids.length} ${folder}`);
}

generate("personas", join(root, "src", "personas", "generated"));
generate("solver-personas", join(root, "src", "solve", "personas", "generated"));
