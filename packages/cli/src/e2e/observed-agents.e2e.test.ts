import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { playScenario } from "@wheelhouse/sources/recording/play-scenario";
import { SCENARIOS } from "@wheelhouse/sources/recording/scenarios";
import { installedClis, type SessionCli } from "@wheelhouse/sources/recording/session-clis";
import { serve } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

const AGENTS = join(import.meta.dirname, "../../../../.agents-under-test");
const WANTED: readonly string[] = ["qwen", "codex"];
const here = installedClis(AGENTS).filter(({ id }) => WANTED.includes(id));
const lacking = WANTED.filter((id) => !here.some((cli) => cli.id === id));
if (lacking.length > 0)
  console.warn(
    `Not tried, for they are not installed: ${lacking.join(", ")}. npm run agents:install`,
  );

/** The same agent, told by its own means to send OpenTelemetry: variables of its environment, or its settings. */
function sending(cli: SessionCli, needs: Readonly<Record<string, string>>): SessionCli {
  const isFile = ([name]: readonly [string, string]): boolean => name.startsWith("~/");
  const files = Object.entries(needs)
    .filter(isFile)
    .map(([name, text]) => [name.slice(2), text] as const);
  const variables = Object.fromEntries(Object.entries(needs).filter((each) => !isFile(each)));
  return {
    ...cli,
    files: { ...cli.files, ...Object.fromEntries(files) },
    call(call) {
      const { args, env } = cli.call(call);
      return { args, env: { ...env, ...variables } };
    },
  };
}

test("every agent that is tried is one that the server knows how to switch on", async () => {
  const { call } = await serve(openTerminal());
  const { agents } = API.otlp.reply.parse(await (await call("/api/otlp")).json());
  expect(Object.keys(agents)).toEqual(expect.arrayContaining([...WANTED]));
});

describe.each(here)("$id, started by hand", (cli) => {
  test("appears by its session file and by OpenTelemetry as one run, with the tokens of its model", async () => {
    const directory = mkdtempSync(join(tmpdir(), `wheelhouse-${cli.id}-`));
    // Its home comes only with it: what is missing at first is found when it is there.
    const terminal = openTerminal({ env: { HOME: join(directory, "home") } });
    const { call } = await serve(terminal);
    const ask = async (path: string): Promise<unknown> => (await call(path)).json();
    const { agents } = API.otlp.reply.parse(await ask("/api/otlp"));
    const scenario = SCENARIOS.find(({ name }) => name === "tools");
    if (!scenario) throw new Error("the scenario with tools is gone");
    const told = sending(cli, agents[cli.id] ?? {});
    const over = new AbortController();
    onTestFinished(() => over.abort());
    const stage = { agents: AGENTS, directory, signal: over.signal };
    const { outputs } = await playScenario(told, scenario, stage);
    expect(outputs.join("\n")).toMatch(/exit 0\n$/);

    const list = async () => API.runs.reply.parse(await ask("/api/runs?source=observed"));
    const received = async () => API.otlp.reply.parse(await ask("/api/otlp")).received;
    await expect.poll(async () => (await received()).refused).toBe(0);
    await expect.poll(async () => (await received()).spans).toBeGreaterThan(0);
    const joined = async () => {
      const [first] = await list();
      if (!first) return [];
      const run = API.run.reply.parse(await ask(`/api/runs/${first.id}`));
      return run.observed?.joined.map(({ source }) => source) ?? [];
    };
    await expect.poll(joined).toContain("otlp");
    const all = await list();
    expect(all.map(({ source }) => source)).toEqual([cli.id]);
    const used = scenario.rules.flatMap(({ usage, when }) =>
      usage && JSON.stringify(when) !== '{"tools":false}' ? [usage] : [],
    );
    const sum = (of: "inputTokens" | "outputTokens") => used.reduce((n, each) => n + each[of], 0);
    expect(all[0]?.tokens).toMatchObject({
      input: sum("inputTokens"),
      output: sum("outputTokens"),
    });
    expect(all[0]?.status).toBe("completed");
  });
});
