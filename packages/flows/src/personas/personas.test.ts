import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseFrontMatter } from "./front-matter.ts";
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
    expect(personas.get(id)).toEqual(parsePersona(markdown));
  });

  test("no generated module is left of a persona that is gone", () => {
    const modules = readdirSync(generated).filter((name) => name !== "index.ts");
    expect(modules.toSorted()).toEqual(files.map((id) => `${id}.ts`).toSorted());
    expect(readFileSync(join(generated, "index.ts"), "utf8")).toBe(personaIndexModule(files));
  });

  test("no two personas share a prefix, so ids are unique in a run", () => {
    const prefixes = [...personas.values()].map((persona) => persona.prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  test("backticks, backslashes and ${ in a persona survive", () => {
    const markdown = "a `b` \\n ${c} \\";
    const literal = personaModule("x-y", markdown)
      .replace(/^[^=]+= /s, "")
      .replace(/;\n$/, "");
    expect(literal).toBe("`a \\`b\\` \\\\n \\${c} \\\\`");
  });
});

describe("parsePersona", () => {
  const good = readFileSync(join(folder, "risk-analyst.md"), "utf8");
  test.each([
    ["a missing field", good.replace(/^tier:.*\n/m, "")],
    ["an unknown field", good.replace("access: read", "access: read\ncolour: red")],
    ["the right to write", good.replace("access: read", "access: write")],
    ["a scale without a severity", good.replace("= critical", "= terrible")],
    ["a missing block", good.replace(/## Boundaries[\s\S]*$/, "")],
    ["an empty block", good.replace(/(## Boundaries)[\s\S]*$/, "$1\n")],
    ["blocks in another order", good.replace("## Posture", "## Output")],
  ])("refuses %s", (_, text) => {
    expect(() => parsePersona(text)).toThrow(/persona/i);
  });
});

describe("parseFrontMatter", () => {
  test("reads values and lists, and Windows line ends", () => {
    const text = "---\r\nid: a: b\r\nscale:\r\n  - x\r\n  - y\r\n---\r\n\r\nbody\r\n";
    expect(parseFrontMatter(text)).toEqual({
      fields: { id: "a: b", scale: ["x", "y"] },
      body: "body",
    });
  });
  test.each([
    ["no fence", "id: a\n"],
    ["an open fence", "---\nid: a\n"],
    ["an item without a list", "---\nid: a\n  - x\n---\n"],
    ["a line that is neither", "---\nwhatever\n---\n"],
    ["a key twice", "---\nid: a\nid: b\n---\n"],
  ])("refuses %s", (_, text) => {
    expect(() => parseFrontMatter(text)).toThrow("persona file");
  });
});
