import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkPersona } from "./persona-file.ts";
import { personas } from "./personas.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../../../docs/personas.md"), "utf8");

describe("docs/personas.md", () => {
  test("lists every built-in persona with its ids and tier", () => {
    const rows = [...PAGE.matchAll(/^\| ([a-z-]+) \| ([A-Z]+-?) \| (\w+) \| .+ \|$/gm)];
    expect(rows.map(([, id, prefix, tier]) => ({ id, prefix, tier }))).toEqual(
      [...personas.values()].map(({ id, prefix, tier }) => ({ id, prefix, tier })),
    );
  });

  test("shows a file that is right, and the message of one that is not", () => {
    const sample = /```md\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? "";
    const file = ".wheelhouse/personas/api-reviewer.md";
    expect(checkPersona(sample, file)).toMatchObject({ persona: { id: "api-reviewer" } });
    const [problem] = checkPersona(sample.replace("tier:", "tire:"), file).problems;
    expect(PAGE).toContain(`\`\`\`text\n${problem?.message}\n  ${problem?.hint}\n\`\`\``);
  });
});
