import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Json, runEventSchema } from "@wheelhouse/core";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { playScenario } from "./recording/play-scenario.ts";
import { type Rule, SCENARIOS } from "./recording/scenarios.ts";
import { installedClis } from "./recording/session-clis.ts";
import { field, shown, tellRoot } from "./testing/told.ts";

const UNDER_TEST = join(import.meta.dirname, "../../../../.agents-under-test");
/** Those that `scripts/install-agents.ts` has installed. */
const INSTALLED = installedClis(UNDER_TEST);
/** In these every rule but the first, which answers asides for nothing, is followed once. */
const COUNTED = SCENARIOS.filter(({ name }) => ["plain", "tools", "resumed"].includes(name));
const PLAYS = INSTALLED.flatMap((cli) =>
  COUNTED.map((scenario) => [cli.id, scenario.name, cli, scenario] as const),
);

/** The sum of what the model said that its answers have used. */
function sentBy(rules: readonly Rule[]) {
  const sum = (kind: "inputTokens" | "outputTokens" | "cachedTokens"): number =>
    rules.reduce((total, { usage }) => total + (usage?.[kind] ?? 0), 0);
  return {
    inputTokens: sum("inputTokens"),
    outputTokens: sum("outputTokens"),
    cachedTokens: sum("cachedTokens"),
  };
}

test("agents are played only where they are installed, and every scenario has its tokens", () => {
  expect(PLAYS).toHaveLength(INSTALLED.length * COUNTED.length);
  for (const { rules } of COUNTED) expect(sentBy(rules).inputTokens).toBeGreaterThan(0);
});

describe.runIf(PLAYS.length > 0)("a session of a real agent", () => {
  let directory = "";
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  test.each(PLAYS)(
    "%s, %s: has the tokens that its model sent",
    async (_, name, cli, scenario) => {
      directory = realpathSync(mkdtempSync(join(tmpdir(), `wheelhouse-${name}-`)));
      const over = new AbortController();
      onTestFinished(() => over.abort());
      const stage = { agents: UNDER_TEST, directory, signal: over.signal };
      const { sessions } = await playScenario(cli, scenario, stage);
      const told = await tellRoot(cli.id, sessions);
      const events = told.flatMap((each) => each.events);
      expect(events.filter((event) => !runEventSchema.safeParse(event).success)).toEqual([]);
      expect(told.flatMap(({ lines }) => lines).filter((line) => line.problem)).toEqual([]);
      const spent = events.filter(({ type }) => type === "budget.spent").map(({ data }) => data);
      const sum = (kind: string): number =>
        spent.reduce((total: number, data: Json) => total + Number(field(data, kind)), 0);
      expect({
        inputTokens: sum("inputTokens"),
        outputTokens: sum("outputTokens"),
        cachedTokens: sum("cachedTokens"),
      }).toEqual(sentBy(scenario.rules));
      expect(shown(events).at(-1)).toBe(`${scenario.turns.length} completed`);
    },
    120_000,
  );
});
