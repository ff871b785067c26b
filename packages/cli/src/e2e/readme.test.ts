import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAgentsConfig } from "@wheelhouse/agents";
import { describe, expect, test } from "vitest";
import { parseCommandLine } from "../command/parse-command-line.ts";
import { REGISTRY } from "../command/registry.ts";
import { readSettings } from "../project/read-settings.ts";

const read = (path: string): string =>
  readFileSync(join(import.meta.dirname, "../../../..", path), "utf8");
const README = read("README.md");

/** The text of every fenced block of a language, also of one that stands in a list. */
function blocks(language: string, page = README): string[] {
  return [...page.matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)].flatMap(([, name, text = ""]) =>
    name === language ? [text] : [],
  );
}

/** Whether a command line is one; a command's name alone speaks of the command, and a line after a slash is one word. */
function isRight(words: readonly string[]): boolean {
  if (words.length === 1 && words[0]?.startsWith("/") !== true)
    return REGISTRY.some(({ name }) => name === words[0]);
  try {
    return parseCommandLine(words, REGISTRY).kind === "command";
  } catch {
    return false;
  }
}

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-readme-"));

describe.each([
  "README.md",
  "docs/issues.md",
  "docs/solver-plans.md",
  "docs/schedules.md",
  "docs/inbox.md",
  "docs/threads.md",
])("%s", (path) => {
  test("names only commands and options that there are", () => {
    const page = read(path);
    const lines = blocks("sh", page).flatMap((text) => text.split("\n"));
    const inTables = [...page.matchAll(/`(wheelhouse [^`]+)`/g)].map(([, line = ""]) => line);
    const commands = [...lines, ...inTables].flatMap((line) => {
      const words = line
        .replace(/\s#.*$/, "")
        .split("wheelhouse ")[1]
        ?.match(/"[^"]*"|\S+/g)
        ?.map((word) => word.replaceAll('"', ""));
      return words ? [words] : [];
    });
    expect(commands.length).toBeGreaterThan(1);
    expect(commands.filter((words) => !isRight(words)).map((words) => words.join(" "))).toEqual([]);
  });
});

describe("the README", () => {
  test("shows settings and an agents.yaml that are taken as they stand", () => {
    const [settings = ""] = blocks("json");
    const project = scratch();
    mkdirSync(join(project, ".wheelhouse"));
    writeFileSync(join(project, ".wheelhouse", "settings.json"), settings);
    expect(readSettings(project)).toEqual({ agent: "qwen", limits: { tokens: 500_000 } });
    const [config = ""] = blocks("yaml");
    const path = join(scratch(), "agents.yaml");
    writeFileSync(path, config);
    const { agents, endpoints } = readAgentsConfig(path);
    expect([agents[0]?.id, endpoints[0]?.id]).toEqual(["my-agent", "box"]);
  });
});
