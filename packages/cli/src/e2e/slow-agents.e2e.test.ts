import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agentObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fakePrograms } from "../testing/fake-programs.ts";
import { openTerminal } from "../testing/terminal.ts";

/** What tells the processes of this test from all others. */
const NAP = `7${process.pid}`;
const BIN = fakePrograms({
  qwen: `sleep ${NAP}`,
  gemini: "head -c 300000 /dev/urandom",
  opencode: `trap '' TERM INT HUP; sleep ${NAP}; sleep ${NAP}`,
  "claude-agent-acp": "echo 0.49.0",
  "codex-acp": "cat; echo codex-acp 2.6.0",
  shell: `sleep ${NAP}`,
});

const terminal = openTerminal({
  env: {
    HOME: mkdtempSync(join(tmpdir(), "wheelhouse-user-")),
    SHELL: join(BIN, "shell"),
    PATH: `${BIN}:${process.env["PATH"]}`,
    OPENAI_API_KEY: "not-a-key",
    ANTHROPIC_API_KEY: "not-a-key",
    CODEX_API_KEY: "not-a-key",
    GEMINI_API_KEY: "not-a-key",
  },
});

describe("programs that hang, babble or are too old", () => {
  test("do not hold doctor up, and nothing of them is left", async () => {
    // They sleep for longer than a test may last: that doctor ends at all says that it does not wait for them.
    const { code, stdout } = await terminal.call("doctor");
    expect(code).toBe(0);
    const line = (id: string): string | undefined =>
      stdout.split("\n").find((each) => each.trim().split(/\s+/)[1] === id);
    expect(line("qwen")).toContain("no answer");
    expect(line("opencode")).toContain("no answer");
    expect(line("gemini")).toContain("no answer");
    expect(line("codex")).toMatch(/✓ +codex +2\.6\.0 .* yes +enforced/);
    expect(line("claude")).toMatch(/! +claude +0\.49\.0/);
    expect(stdout).toContain("Install 0.100.0 or later");
    const processes = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
    expect(processes).not.toContain(`sleep ${NAP}`);
  });

  test("are shown one by one, with what to do", async () => {
    const { code, stdout } = await terminal.call("agents", "claude");
    expect(code).toBe(0);
    expect(stdout).toMatch(/Version +0\.49\.0/);
    expect(stdout).toMatch(/Problem +claude-agent-acp 0\.49\.0 is not started/);
    expect(stdout).toMatch(/Mend it +Install 0\.100\.0 or later/);
  });

  test("are objects of the wire in JSON, and checks of doctor", async () => {
    const agents = JSON.parse((await terminal.call("agents", "--json")).stdout);
    const known = z.array(agentObjectSchema).parse(agents);
    expect(known.find(({ id }) => id === "claude")).toMatchObject({
      status: "unusable",
      version: "0.49.0",
      origin: "installed",
      calls: "provider",
      signed_in: "yes",
    });
    const checks = z
      .array(z.object({ id: z.string(), status: z.string(), agent: agentObjectSchema.optional() }))
      .parse(JSON.parse((await terminal.call("doctor", "--json")).stdout));
    expect(checks.find(({ id }) => id === "agent.qwen")).toMatchObject({
      status: "warn",
      agent: { id: "qwen", version: null },
    });
  });

  test.each([
    [["test", "claude"], 6, /claude cannot be tried: claude-agent-acp 0\.49\.0 is not started/],
    [["test", "scout"], 6, /scout cannot be tried: the suite is for the command-line agents/],
    [["test", "codex", "--level", "confined"], 2, /Nothing is tried at the level "confined"/],
    [["test"], 2, /one agent, or test and one/],
    [["qwen", "codex"], 2, /one agent, or test and one/],
  ])("are not tried by agents %j", async (words, exit, why) => {
    const { code, stderr } = await terminal.call("agents", ...words);
    expect(code).toBe(exit);
    expect(stderr.replaceAll(/\s+/g, " ")).toMatch(why);
  });

  test("that one does not know lead to the nearest name", async () => {
    const { code, stderr } = await terminal.call("agents", "qwne");
    expect(code).toBe(2);
    expect(stderr).toContain("Did you mean qwen?");
  });
});
