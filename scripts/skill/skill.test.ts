import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readYamlFlow } from "../../packages/cli/src/flows/file/read-yaml-flow.ts";
import { surroundingsOf } from "../../packages/cli/src/flows/surroundings-of.ts";
import { llmsText } from "./llms-text.ts";
import { skillText } from "./skill-text.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, "utf8");

describe("what coding agents read of Wheelhouse", () => {
  test("the skill is what the program says of itself; if not: npm run skill", () => {
    expect(read("docs/skill/SKILL.md")).toBe(skillText());
  });

  test("llms.txt is too, and names only what is there", () => {
    expect(read("llms.txt")).toBe(llmsText());
    const paths = [...llmsText().matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path);
    expect(paths.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
  });

  test("the flow that the skill shows is right", async () => {
    const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(skillText()) ?? [];
    const found = await readYamlFlow(
      { file: "shown.yaml", name: "shown", text },
      surroundingsOf(undefined),
    );
    expect(found).toMatchObject({ ok: true });
  });
});
