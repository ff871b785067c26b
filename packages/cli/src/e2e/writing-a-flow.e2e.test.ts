import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseCommandLine } from "../command/parse-command-line.ts";
import { REGISTRY } from "../command/registry.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const GUIDE = readFileSync(join(import.meta.dirname, "../../../../docs/writing-a-flow.md"), "utf8");
const LIMIT = 180_000;

interface Block {
  readonly language: string;
  readonly text: string;
}

const BLOCKS: readonly Block[] = [...GUIDE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = "", text = ""]) => ({ language, text }),
);
/** Blocks that are flow files: their first line names the file. */
const FILES = BLOCKS.flatMap(({ language, text }) => {
  const [, path] = /^(?:#|\/\/) (\.wheelhouse\/flows\/\S+)\n/.exec(text) ?? [];
  return language === "sh" || path === undefined ? [] : [{ path, text }];
});
const COMMANDS = BLOCKS.filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.trim().split("\n"))
  .map((line) => line.split(/\s+/).slice(1));
const nameOf = (path: string): string => path.replace(/.*\/([^/]+)\.\w+$/, "$1");

function repositoryWithFlows(): string {
  const cwd = smallRepository();
  mkdirSync(join(cwd, ".wheelhouse/flows"), { recursive: true });
  for (const { path, text } of FILES) writeFileSync(join(cwd, path), text);
  return cwd;
}

describe("the guide to writing a flow", { timeout: LIMIT }, () => {
  test("has only blocks that are a flow file or commands", () => {
    expect(FILES.length + BLOCKS.filter(({ language }) => language === "sh").length).toBe(
      BLOCKS.length,
    );
    expect(FILES.length).toBeGreaterThan(4);
    for (const words of COMMANDS) expect(parseCommandLine(words, REGISTRY).kind).toBe("command");
  });

  test("has flows that are right, and commands that do what it says", async () => {
    const terminal = openTerminal({ cwd: repositoryWithFlows() });
    for (const { path } of FILES)
      expect(await terminal.call("flows", "trust", nameOf(path))).toMatchObject({ code: 0 });
    expect(await terminal.call("flows", "check")).toMatchObject({ code: 0, stderr: "" });
    for (const words of COMMANDS) {
      const { code, stderr } = await terminal.call(...words);
      expect({ words, code, stderr: code === 0 ? "" : stderr }).toMatchObject({ code: 0 });
    }
  });

  test("has flows that run to their end without a model", async () => {
    const terminal = openTerminal({ cwd: repositoryWithFlows() });
    for (const { path } of FILES) {
      const name = nameOf(path);
      await terminal.call("flows", "trust", name);
      const input = name === "one-area" ? ["--input", "area=src"] : [];
      const band = name === "by-band" ? ["--band", "large"] : [];
      const ran = await terminal.call("run", name, ...input, ...band, "--agent", "scout", "--json");
      const { status } = z.looseObject({ status: z.string() }).parse(JSON.parse(ran.stdout));
      expect([name, status]).toEqual([name, "completed"]);
    }
  });
});
