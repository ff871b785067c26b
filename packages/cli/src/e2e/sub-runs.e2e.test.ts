import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { untilEvent } from "../testing/journal-of.ts";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

/** A review inside a flow of the user's own. */
const OUTER = `title: Outer
answers: Is it well?
steps:
  - id: ground
    run: snapshot@1
  - id: inside
    flow: code-review
    after: [ground]
    input: { question: "src" }
report: inside
`;

/** One angle hangs until its host has been killed twice. */
const TRANSCRIPT = `version: 1
turns:
  - { step: angle.test-engineer, ordinal: 1, play: [{ silence: true }] }
  - { step: angle.test-engineer, ordinal: 2, play: [{ silence: true }] }
  - step: angle.*
    output: { findings: [], clean: [Nothing.], summary: Nothing. }
  - { step: synth, output: { summary: All angles have looked. } }
`;

function withFlow(name: string, text: string): Terminal {
  const terminal = openTerminal({ cwd: smallRepository() });
  mkdirSync(join(terminal.home, "flows"), { recursive: true });
  writeFileSync(join(terminal.home, "flows", `${name}.yaml`), text);
  return terminal;
}

const listSchema = z.array(
  z.object({
    id: z.string(),
    flow: z.string(),
    status: z.string(),
    parent_run: z.string().optional(),
    parent_step: z.string().optional(),
  }),
);
const listOf = async (terminal: Terminal) =>
  listSchema.parse(JSON.parse((await terminal.call("ls", "--json")).stdout));

describe("a flow inside a flow", () => {
  test("3.18: is one and the same sub-run, however often its host is killed, and its report is the run's", async () => {
    const terminal = withFlow("outer", OUTER);
    const transcript = join(terminal.home, "transcript.yaml");
    writeFileSync(transcript, TRANSCRIPT);
    const hangs = (ordinal: number) =>
      untilEvent(
        terminal.home,
        (event) =>
          (event.type === "session.opened" || event.type === "session.resumed") &&
          event.attempt === `angle.test-engineer#1.${ordinal}`,
      );
    const scripted = ["--agent", "scripted", "--model", transcript];
    const running = terminal.start("run", "outer", ...scripted);
    const begun = await hangs(1);
    await running.kill9();
    const { stdout } = await terminal.call("ls", "--json");
    const outer = listSchema.parse(JSON.parse(stdout)).find(({ flow }) => flow === "outer");
    expect(outer).toMatchObject({ status: "interrupted" });
    const again = terminal.start("resume", outer?.id ?? "");
    await hangs(2);
    await again.kill9();
    const resumed = await terminal.call("resume", outer?.id ?? "", "--json");
    expect(resumed.code).toBe(0);
    const run = runObjectSchema.parse(JSON.parse(resumed.stdout));
    expect(run.steps.find(({ id }) => id === "inside")).toMatchObject({
      status: "completed",
      sub_run: begun.run,
      attempts: [{ ordinal: 1, status: "completed" }],
    });
    const report = await terminal.call("report", begun.run);
    expect(run.report).toBe(report.stdout);
    expect(await listOf(terminal)).toMatchObject([
      {
        id: begun.run,
        flow: "code-review",
        status: "completed",
        parent_run: run.id,
        parent_step: "inside",
      },
      { id: run.id, flow: "outer", status: "completed" },
    ]);
    const file = join(terminal.home, "outer.jsonl");
    expect((await terminal.call("export", run.id, "--out", file)).code).toBe(0);
    const elsewhere = openTerminal();
    expect((await elsewhere.call("import", file)).stdout).toContain("2 runs taken in");
    expect(await listOf(elsewhere)).toEqual(await listOf(terminal));
    const shown = await terminal.call("show", begun.run);
    expect(shown.stdout).toContain(`inside of run ${run.id}`);
    expect((await terminal.call("show", run.id)).stdout).toContain(`run ${begun.run}`);
    expect((await terminal.call("ls")).stdout).toMatch(/code-review small in \w+/);
  });

  test("says in the run around it what it waits for, and asks once", async () => {
    const terminal = withFlow(
      "asks",
      "title: Asks\nanswers: Ask.\nsteps:\n  - { id: inside, flow: demo }\n",
    );
    const scripted = ["--agent", "scripted", "--model", "demo"];
    const waiting = await terminal.call("run", "asks", ...scripted, "--json");
    expect(waiting.code).toBe(5);
    const run = runObjectSchema.parse(JSON.parse(waiting.stdout));
    const sub = run.steps[0]?.sub_run ?? "";
    const why = await terminal.call("why", run.id);
    expect(why.stdout).toContain(`inside is run ${sub}: approve has waited`);
    expect(why.stdout).toContain(`wheelhouse answer ${sub}-q1 `);
    const resumed = terminal.start("resume", run.id);
    expect(await resumed.shown(/inside this one, asks: .*/)).toContain(`answer ${sub}-q1 `);
    await resumed.kill9();
    const { call } = await serve(terminal);
    const requests = await (await call("/api/requests?status=open")).json();
    expect(requests).toMatchObject([{ run: sub }]);
    const cancelled = await call(`/api/runs/${run.id}/cancel`, {});
    expect(cancelled.status).toBe(202);
    await untilEvent(
      terminal.home,
      (event) => event.run === run.id && event.type === "run.cancelled",
    );
    expect(await listOf(terminal)).toMatchObject([
      { status: "cancelled" },
      { status: "cancelled" },
    ]);
  });

  test("is refused at the launch when there is no such flow", async () => {
    const terminal = withFlow(
      "typo",
      "title: Typo\nanswers: None.\nsteps:\n  - { id: inside, flow: code-reviw }\n",
    );
    const refused = await terminal.call("run", "typo", "--agent", "scout");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain(
      'there is no built-in flow "code-reviw". Did you mean code-review?',
    );
  });
});
