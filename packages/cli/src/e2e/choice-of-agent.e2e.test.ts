import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { agentsConfigPath } from "../home/home-paths.ts";
import { fakePrograms } from "../testing/fake-programs.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { BIN, openTerminal } from "../testing/terminal.ts";

const scratch = (): string => mkdtempSync(join(tmpdir(), "wheelhouse-user-"));
const flat = (text: string): string => text.replaceAll(/\s+/g, " ");

/** A repository whose settings are those. */
function withSettings(settings: object): string {
  const repository = smallRepository();
  mkdirSync(join(repository, ".wheelhouse"));
  writeFileSync(join(repository, ".wheelhouse", "settings.json"), JSON.stringify(settings));
  return repository;
}

/** A user who has codex, and a key for it. */
function withCodex() {
  const bin = fakePrograms({ "codex-acp": 'echo "codex-acp 2.6.0"' });
  return {
    HOME: scratch(),
    SHELL: "/bin/sh",
    CODEX_API_KEY: "not-a-key",
    PATH: `${bin}:${process.env["PATH"]}`,
  };
}

describe("the agent of a run", () => {
  test("is the one without a model where nothing is named, and the first line says so", async () => {
    const terminal = openTerminal({ cwd: smallRepository(), env: { HOME: scratch() } });
    const ended = await terminal.call("run", "code-review");
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(
      /^Agent: scout · calls no model\. Nobody was named, and no local model answers\./,
    );
  });

  test("that a project's settings name and that costs money is refused where nobody can be asked", async () => {
    const env = withCodex();
    const terminal = openTerminal({ cwd: withSettings({ agent: "codex" }), env });
    const ended = await terminal.call("run", "code-review");
    expect(ended.code).toBe(6);
    expect(flat(ended.stderr)).toContain(
      "The project's settings name codex, which may be charged by its provider, and nobody is here to be asked.",
    );
    expect(ended.stderr).toContain("--agent codex");
    expect(JSON.parse((await terminal.call("ls", "--json")).stdout)).toEqual([]);
  });

  test("that is named and missing is refused with how to get it and what else there is", async () => {
    const env = { HOME: scratch(), SHELL: "/bin/sh", PATH: "/usr/bin:/bin" };
    const ended = await openTerminal({ cwd: smallRepository(), env }).call(
      "run",
      "code-review",
      "--agent",
      "qwen",
    );
    expect(ended.code).toBe(6);
    expect(flat(ended.stderr)).toMatch(/qwen cannot be used: qwen was not found\. .*npm install/);
    expect(ended.stderr).toContain("--agent scout");
  });

  test("cannot be a command that a project's settings name", async () => {
    const terminal = openTerminal({ cwd: withSettings({ agent: "x", command: ["rm", "-rf"] }) });
    const ended = await terminal.call("run", "code-review");
    expect(ended.code).toBe(2);
    expect(flat(ended.stderr)).toMatch(
      /settings\.json, line 1: there is no key "command"\. .*agents\.yaml/,
    );
  });

  test("is refused before anything is started when the user's own file has a slip", async () => {
    const terminal = openTerminal({ cwd: smallRepository() });
    mkdirSync(terminal.home, { recursive: true });
    writeFileSync(agentsConfigPath(terminal.home), "endpoints:\n  - id: box\n    ulr: x\n");
    const ended = await terminal.call("run", "code-review");
    expect(ended.code).toBe(2);
    expect(flat(ended.stderr)).toMatch(
      /agents\.yaml, line 3: there is no key "ulr"\. Did you mean url/,
    );
  });
});

describe("a person on a terminal", () => {
  const env = withCodex();
  const repository = withSettings({ agent: "codex" });
  const terminal = openTerminal({ cwd: repository, env });
  /** `run` with a terminal of its own, in which this is typed. */
  const typing = (typed: string) =>
    openTerminal({
      home: terminal.home,
      cwd: repository,
      env: { ...env, TYPED: typed, RUN: `${process.execPath} ${BIN} run code-review` },
      node: "/bin/sh",
      bin: "-c",
    }).call(`printf '%s\\n' "$TYPED" | script -qec "$RUN" /dev/null`);

  test("is asked before a project's agent costs money, and remembered when they say yes", async () => {
    const refused = await typing("n");
    expect(flat(refused.stdout)).toContain("Let this project use it from now on? [y/N]");
    expect(flat(refused.stdout)).toContain("and you said no");
    const allowed = await typing("y");
    expect(flat(allowed.stdout)).toContain(
      "Agent: codex · its own choice of model · may be charged",
    );
    expect(allowed.stdout).not.toMatch(/Infinity|NaN/);
    const { stderr } = await terminal.call("run", "code-review");
    expect(stderr).toMatch(/^Agent: codex .*Named by the project's settings\./);
  });
});
