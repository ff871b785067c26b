import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { INSTALLED } from "../catalogue/catalogue.ts";
import { createAgents } from "../open/create-agents.ts";
import { createRecorder } from "../suite/recorder.ts";
import { createSuiteGround, type SuiteGround } from "../suite/suite-ground.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** What each agent said of itself in the recording, by the model's own figures of 100 + 120 tokens, 40 of them cached. */
const EXPECTED: Readonly<Record<string, { version: string; mode: string; first: object }>> = {
  qwen: {
    version: "0.24.4",
    mode: "plan",
    first: { usage: { inputTokens: 220, outputTokens: 16, cachedTokens: 40, reasoningTokens: 0 } },
  },
  claude: {
    version: "0.100.0",
    mode: "plan",
    first: {
      usage: {
        inputTokens: 220,
        outputTokens: 16,
        cachedTokens: 40,
        cacheWriteTokens: 0,
        costUsd: 0.001588,
      },
    },
  },
  codex: {
    version: "2.6.0",
    mode: "read-only",
    first: {
      usage: {
        inputTokens: 220,
        outputTokens: 16,
        cachedTokens: 40,
        cacheWriteTokens: 0,
        reasoningTokens: 0,
      },
    },
  },
  gemini: {
    version: "0.61.0",
    mode: "plan",
    first: { usage: { inputTokens: 220, outputTokens: 16 } },
  },
  // It counts the tokens of its last call alone, so that the sum of two is not known.
  opencode: { version: "1.18.33", mode: "plan", first: { usage: { costUsd: 0.000212 } } },
};

describe("a recorded conversation", () => {
  let ground: SuiteGround;
  let home = "";
  beforeEach(() => {
    ground = createSuiteGround();
    home = mkdtempSync(join(tmpdir(), "wheelhouse-recorded-"));
  });
  afterEach(() => {
    ground.remove();
    rmSync(home, { recursive: true });
  });

  /** Puts a program in the agent's place that plays its recording. */
  const agentsWith = (id: string) => {
    const at = join(home, "bin");
    mkdirSync(at);
    const [replay, recording] = [join(at, "replay.mjs"), join(at, `${id}.jsonl`)];
    copyFileSync(join(HERE, "replay.mjs"), replay);
    copyFileSync(join(HERE, "conversations", `${id}.jsonl`), recording);
    const path = join(at, id);
    const version = EXPECTED[id]?.version;
    writeFileSync(
      path,
      `#!/bin/sh\ntest "$1" = --version && { echo ${version}; exit; }\nexec ${process.execPath} ${replay} ${recording}\n`,
    );
    chmodSync(path, 0o755);
    const env = {
      HOME: home,
      OPENAI_BASE_URL: "http://127.0.0.1/v1",
      ANTHROPIC_BASE_URL: "http://127.0.0.1",
      GEMINI_API_KEY: "k",
    };
    const config = { agents: [], endpoints: [], overrides: { [id]: { path } } };
    const machine = { env, home, directories: () => Promise.resolve([at]) };
    return createAgents({ config, machine });
  };

  test.each(INSTALLED.map(({ id }) => id))(
    "of %s is understood: mode, text, tools and use, and the session that goes on",
    async (id) => {
      const agents = agentsWith(id);
      const attempt = async (prompt: string, resume?: string) => {
        const heard = createRecorder();
        const spec = { ...ground.spec(), agent: id, resume };
        const opened = await agents.open(spec, heard.emit, new AbortController().signal);
        if ("usable" in opened) throw new Error(opened.reason);
        const end = await opened.prompt(prompt);
        await opened.close("over");
        return { opened: opened.opened, end, heard };
      };
      const { version, mode, first } = EXPECTED[id] ?? { first: {} };
      const one = await attempt("Look into readme.md.");
      expect(one.opened).toMatchObject({
        type: "session.opened",
        data: { agent: id, version, mode, level: "enforced" },
      });
      expect(one.end).toMatchObject({ end: "done", text: "The file says hello.", ...first });
      expect(one.heard.said("agent.text")).toContain("The file says hello.");
      const two = await attempt("Say hello again.", one.opened.data.session);
      expect(two.end).toMatchObject({ end: "done", text: "Hello again." });
      // Gemini does not find its own sessions again; it is told so, and begins afresh.
      expect(two.opened.type).toBe(id === "gemini" ? "session.opened" : "session.resumed");
    },
  );

  test("of claude holds the cost of the second attempt alone", async () => {
    const agents = agentsWith("claude");
    const costs: unknown[] = [];
    let resume: string | undefined;
    for (const prompt of ["Look into readme.md.", "Say hello again."]) {
      const spec = { ...ground.spec(), agent: "claude", resume };
      const opened = await agents.open(spec, () => undefined, new AbortController().signal);
      if ("usable" in opened) throw new Error(opened.reason);
      resume = opened.opened.data.session;
      const end = await opened.prompt(prompt);
      if (end.end === "done") costs.push(end.usage?.costUsd);
      await opened.close("over");
    }
    expect(costs).toEqual([0.001588, expect.closeTo(0.00124, 6)]);
  });
});
