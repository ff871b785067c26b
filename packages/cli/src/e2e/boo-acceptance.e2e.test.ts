import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EVENT_VERSION, RUN_PROJECTIONS, TABS } from "@wheelhouse/core";
import { describeFlows, FLOWS, personas } from "@wheelhouse/flows";
import { openSqliteJournal, verifyJournal } from "@wheelhouse/journal";
import { beforeAll, describe, expect, test } from "vitest";
import { makeShop, runGolden, runWithEvents } from "../golden/golden-world.ts";
import { reportOf } from "../golden/outline.ts";
import { fingerprintOf } from "../testing/fingerprint-of.ts";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

/*
 * The list by which the conductor is accepted, line by line. Every line has its test here, and where it is held more
 * closely:
 *
 * band gating                     here; flows/src/flows/plans.test.ts
 * ready wave                      here; core/src/run/joins.test.ts, scheduling by law in core/src/run/simulation
 * failed angle, partial report    here; flows/src/flows/architectural-analysis.test.ts
 * failed synthesizer, failed run  here; flows/src/flows/plans.test.ts
 * resume keeps and re-dispatches  here; engine/src/recover/prefix.test.ts, killed-flows.e2e.test.ts
 * reads only, whatever is asked   here; agents/src/acp/set-mode.test.ts, agents/src/conformance/attacks
 * backend missing                 here; choice-of-agent.e2e.test.ts
 * frames idempotent               client/src/trace/trace-store.test.ts, client/src/follow/cut-streams.test.ts
 * report only when complete       here; server/src/stream/topic-stream.e2e.test.ts
 * 22 names, five tabs             here
 * 23 personas                     here; flows/src/personas/built-in.test.ts
 * schema applies twice            here; journal/src/sqlite/journal-file.test.ts
 * CLI and POST alike              same-run.e2e.test.ts
 */

let shop: string;
beforeAll(async () => {
  shop = await makeShop();
});

/** A transcript in which these steps do something else than find nothing. */
function transcriptWith(...turns: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-transcript-")), "agent.yaml");
  const rest = [
    { step: "synth", output: { summary: "As it is.", recommendations: [], good: [] } },
    { step: "*", output: { summary: "Nothing.", findings: [], clean: ["all of it"] } },
  ];
  writeFileSync(path, JSON.stringify({ version: 1, turns: [...turns, ...rest] }));
  return path;
}

const ANALYSIS = {
  flow: "architectural-analysis",
  agent: "scripted",
  focus: "src/payments src/orders",
} as const;

describe("BOO: a flow", () => {
  test("band gating: a larger band asks those whom a smaller one does not", async () => {
    const small = await runGolden(shop, { ...ANALYSIS, band: "small" });
    const large = await runGolden(shop, { ...ANALYSIS, band: "large" });
    for (const step of ["validate", "angle.data-engineer"]) {
      expect(small.steps.has(step)).toBe(false);
      expect(large.steps.get(step)?.status).toBe("completed");
    }
  });

  test("ready wave: a step starts when all before it have ended, and those of a wave side by side", async () => {
    const { state, events } = await runWithEvents(shop, { ...ANALYSIS, band: "large" });
    const ended = new Map<string, number>();
    let open = 0;
    let most = 0;
    for (const event of events) {
      if (event.type === "attempt.completed") {
        ended.set(event.step, event.seq);
        open--;
      }
      if (event.type !== "attempt.started") continue;
      most = Math.max(most, ++open);
      const before = state.steps.get(event.step)?.def.after ?? [];
      const completed = before.filter((id) => state.steps.get(id)?.status === "completed");
      expect(completed.filter((id) => !ended.has(id))).toEqual([]);
    }
    expect(most).toBeGreaterThan(1);
  });

  test("a failed angle leaves a partial report that names it", async () => {
    const transcript = transcriptWith({
      step: "angle.behavioral-analyst",
      play: [{ text: "No." }],
    });
    const state = await runGolden(shop, { ...ANALYSIS, band: "small", transcript });
    expect(state.ended?.status).toBe("completed");
    expect(reportOf(state)?.markdown).toContain("- Incomplete: Behaviour failed");
  });

  test("a failed synthesizer fails the run, which has no report", async () => {
    const transcript = transcriptWith({ step: "synth", play: [{ text: "No." }] });
    const state = await runGolden(shop, { ...ANALYSIS, band: "small", transcript });
    expect(state.ended).toMatchObject({ status: "failed" });
    expect(state.ended?.report).toBeUndefined();
    expect(reportOf(state)).toBeUndefined();
  });

  test("killed: what was completed is kept, what was lost is done again, and until then there is no report", async () => {
    const hung = "angle.behavioral-analyst";
    const model = transcriptWith({ step: hung, ordinal: 1, play: [{ silence: true }] });
    const terminal = openTerminal({ cwd: shop });
    const asked = ["architectural-analysis", ANALYSIS.focus, "--agent", "scripted"];
    const run = terminal.start("run", ...asked, "--model", model);
    const done = await untilEvent(
      terminal.home,
      (event) => event.type === "attempt.completed" && event.step === "angle.structural-analyst",
    );
    await untilEvent(
      terminal.home,
      (event) => event.type === "agent.prompt" && event.step === hung,
    );
    await run.kill9();
    const early = await terminal.call("report", done.run);
    expect(early.stdout).toMatch(/^# Architectural analysis: no report/);
    expect(early.stdout).not.toContain("## Receipt");
    const resumed = await terminal.call("resume", done.run);
    expect(resumed.code).toBe(0);
    const events = await eventsOf(terminal.home, done.run);
    const startsOf = (step: string) =>
      events.filter((event) => event.type === "attempt.started" && event.step === step).length;
    expect(startsOf("angle.structural-analyst")).toBe(1);
    expect(startsOf(hung)).toBe(2);
    expect((await terminal.call("report", done.run)).stdout).toContain("# Architectural analysis");
  });

  test("reads only, in every flow and band, and no input makes it otherwise", async () => {
    expect(describeFlows().filter(({ readOnly }) => !readOnly)).toEqual([]);
    const terminal = openTerminal({ cwd: shop });
    const asked = ["run", "code-review", "--agent", "scout", "--input"];
    for (const input of ["access=write", "mode=write", "permission=bypass"])
      expect((await terminal.call(...asked, input)).code).toBe(2);
    expect(JSON.parse((await terminal.call("ls", "--json")).stdout)).toEqual([]);
  });

  test("with its backend missing is refused, and nothing is written", async () => {
    const cwd = smallRepository();
    const before = fingerprintOf(cwd);
    const terminal = openTerminal({ cwd, env: { PATH: "/usr/bin:/bin" } });
    const ended = await terminal.call("run", "code-review", "--agent", "codex");
    expect(ended.code).toBe(6);
    expect(ended.stderr).toMatch(/codex/);
    expect(JSON.parse((await terminal.call("ls", "--json")).stdout)).toEqual([]);
    expect(fingerprintOf(cwd)).toEqual(before);
  });
});

describe("BOO: what there is", () => {
  test("22 names, each once, each in one of five tabs", () => {
    expect(new Set(FLOWS.map(({ name }) => name)).size).toBe(22);
    expect(FLOWS).toHaveLength(22);
    expect(TABS).toHaveLength(5);
    expect(new Set(FLOWS.map(({ tab }) => tab))).toEqual(new Set(TABS));
  });

  test("23 personas, and every one that a flow asks can be resolved", () => {
    expect(personas.size).toBe(23);
    const asked = describeFlows().flatMap(({ bands }) =>
      Object.values(bands).flatMap((steps) => steps.map(({ persona }) => persona)),
    );
    expect(asked.filter((id) => (personas.get(id)?.text ?? "") === "")).toEqual([]);
    expect(new Set(asked).size).toBe(23);
  });

  test("the schema of the journal applies twice: the second time changes nothing", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-journal-")), "journal.db");
    const options = { path, projections: RUN_PROJECTIONS, eventVersion: EVENT_VERSION };
    for (const _ of [1, 2]) {
      await using journal = await openSqliteJournal(options);
      expect(await journal.read("run/none")).toEqual([]);
    }
    expect(verifyJournal(path).problems).toEqual([]);
  });
});
