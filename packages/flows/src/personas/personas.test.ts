import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parsePersona } from "./persona-file.ts";
import { personaIndexModule, personaModule } from "./persona-module.ts";
import { personas } from "./personas.ts";

const folder = join(import.meta.dirname, "..", "..", "personas");
const generated = join(import.meta.dirname, "generated");
const files = readdirSync(folder).map((name) => name.replace(/\.md$/, ""));

describe("persona files", () => {
  test.each(files)("%s is what the generated module holds", (id) => {
    const markdown = readFileSync(join(folder, `${id}.md`), "utf8");
    const module = readFileSync(join(generated, `${id}.ts`), "utf8");
    expect(module, "run node packages/flows/scripts/generate-personas.ts").toBe(
      personaModule(id, markdown),
    );
    expect(personas.get(id)).toEqual(parsePersona(markdown, `personas/${id}.md`));
  });

  test("no generated module is left of a persona that is gone", () => {
    const modules = readdirSync(generated).filter((name) => name !== "index.ts");
    expect(modules.toSorted()).toEqual(files.map((id) => `${id}.ts`).toSorted());
    expect(readFileSync(join(generated, "index.ts"), "utf8")).toBe(personaIndexModule(files));
  });

  test("backticks, backslashes and ${ in a persona survive", () => {
    const markdown = "a `b` \\n ${c} \\";
    const literal = personaModule("x-y", markdown)
      .replace(/^[^=]+= /s, "")
      .replace(/;\n$/, "");
    expect(literal).toBe("`a \\`b\\` \\\\n \\${c} \\\\`");
  });
});
