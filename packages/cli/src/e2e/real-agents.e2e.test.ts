import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import {
  type ModelServer,
  type ModelServerOptions,
  startModelServer,
} from "@wheelhouse/agents/model-server";
import { afterEach, describe, expect, test } from "vitest";
import { eventsOf } from "../testing/journal-of.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

const UNDER_TEST = join(import.meta.dirname, "../../../../.agents-under-test");
const INSTALLED = ["qwen", "codex", "claude"].filter((id) => existsSync(join(UNDER_TEST, id)));
const LIMIT = { timeout: 180_000 };

type Script = Exclude<ModelServerOptions["script"], string>;
type Fault = Script["rules"][number]["fault"];

/** A model that plays its part in our own flows; its endpoint has faults on demand. */
const reviewer = (fault?: Fault): Script => ({
  version: 1,
  models: ["reviewer"],
  rules: [{ as: "reviewer", ...(fault ? { fault } : {}) }],
});

describe("a review by an agent that calls a model", () => {
  let server: ModelServer;
  const open = async (script = reviewer()): Promise<Terminal> => {
    server = await startModelServer({ script });
    const programs = INSTALLED.map((id) => join(UNDER_TEST, id, "node_modules", ".bin"));
    return openTerminal({
      cwd: smallRepository(),
      env: {
        PATH: [...programs, process.env["PATH"] ?? ""].join(delimiter),
        OPENAI_BASE_URL: `${server.url}/v1`,
        OPENAI_MODEL: "reviewer",
        ANTHROPIC_BASE_URL: server.url,
      },
    });
  };
  const review = (agent: string) => ["run", "code-review", "--agent", agent, "--model", "reviewer"];
  afterEach(() => server.close());

  // Where no agent is installed our own one stands for them: it takes the same way through all of it.
  test.each(["openai-compatible", ...INSTALLED])("%s ends in a report", LIMIT, async (agent) => {
    const terminal = await open();
    const ended = await terminal.call(...review(agent), "--json");
    expect(ended.stderr).toBe("");
    const run = JSON.parse(ended.stdout);
    expect(run).toMatchObject({ status: "completed" });
    expect(run.report).toContain("# Code review");
    expect(server.requests.length).toBeGreaterThan(0);
  });

  test("openai-compatible works with an endpoint without streaming", LIMIT, async () => {
    const terminal = await open(reviewer({ noStreaming: true }));
    const ended = await terminal.call(...review("openai-compatible"), "--json");
    expect(JSON.parse(ended.stdout)).toMatchObject({ status: "completed" });
    expect(server.requests.some(({ stream }) => !stream)).toBe(true);
  });

  test(
    "one request to sign in stands for all steps, and its answer lets the run end",
    LIMIT,
    async () => {
      const terminal = await open({
        version: 1,
        models: ["reviewer"],
        rules: [{ fault: { refuse: { status: 401 } }, times: 2 }, { as: "reviewer" }],
      });
      const running = terminal.start(...review("openai-compatible"));
      await running.shown(/\? \S+-q1/);
      const [run] = JSON.parse((await terminal.call("ls", "--json")).stdout);
      const answered = await terminal.call("answer", `${run.id}-q1`, "go-on");
      expect(answered.code).toBe(0);
      expect((await running.ended).code).toBe(0);
      const events = await eventsOf(terminal.home, run.id);
      expect(events.filter(({ type }) => type === "request.opened")).toHaveLength(1);
      expect(events.filter(({ type }) => type === "attempt.failed")).toEqual([]);
    },
  );
});
