import type { StoredRunEvent } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { attemptProcesses } from "../testing/attempt-processes.ts";
import { untilEvent } from "../testing/journal-of.ts";
import { changedBesideBranch, fingerprintOfProject } from "../testing/solving/only-a-branch.ts";
import { type SolvingWorld, solvingWorld } from "../testing/solving/solving-world.ts";
import { transcriptOf, type TurnInput } from "../testing/solving/transcript-of.ts";

/*
 * The list by which the solving of issues is accepted, line by line, and where each is held:
 *
 * start twice → 409                 claw-server; server/src/routes/issues, desk/src/start/start-issue
 * answer when not waiting → 409     claw-server; server/src/routes/issues, desk/src/desk, desk/src/races
 * Last-Event-ID resume              claw-server; server/src/stream/run-stream, client/src/follow/cut-streams
 * gap heal under a dropped event    server/src/stream/follower, client/src/follow/cut-streams
 * streamed count equals rows        claw-server; server/src/stream/run-stream, server/src/routes/run-work
 * restart mid-gate shows, resumes   claw-server; killed-issue, serve
 * done in an early step rejected    claw-server; flows/src/solve/draft/lint-draft and draft-laws
 * back() runs the range again       here; core/src/run/send-back, flows/src/solve/verdict/verify
 * the critic's cap escalates        here; core/src/run/critic and ladder
 * crash → repair ≤ 2, same run      here; core/src/run/repair, engine/src/simulation/solve/solve-laws
 * a cancel is not repaired          here; stop-issue, core/src/run/repair (F10) and ladder (F8)
 * heartbeat                         server/src/stream/run-stream and board-stream
 * the board sends full, then diffs  server/src/stream/board-stream and board-follower, server/src/board/live-board
 */

/** An issue that is being solved by a transcript with these turns in it, without a question before the work. */
async function solving(turns: readonly TurnInput[]) {
  const world = solvingWorld({ work: { approval: "auto" } });
  await world.issue("create", "--title", "What is bought twice is paid once");
  const before = fingerprintOfProject(world.project);
  const agent = ["--agent", "scripted", "--model", transcriptOf(turns)];
  const host = world.terminal.start("issue", "start", "1", ...agent);
  const { run } = await untilEvent(world.terminal.home, ({ type }) => type === "run.started");
  return { world, host, run, untouched: () => changedBesideBranch(world.project, before) };
}

const ofType = (events: readonly StoredRunEvent[], type: StoredRunEvent["type"], step?: string) =>
  events.filter(
    (event) =>
      event.type === type && (step === undefined || ("step" in event && event.step === step)),
  );

/** Answers the open request of a step by its option. */
async function answer(world: SolvingWorld, run: string, step: string, ...words: string[]) {
  const request = await world.asked(run, step);
  expect(await world.terminal.call("answer", request, ...words)).toMatchObject({ code: 0 });
}

describe("what an issue's run promises (CLAW)", () => {
  test("the critic's cap escalates to the supervisor, and from there to a person; back runs the range again", async () => {
    const { world, host, run, untouched } = await solving([
      ...[0, 1, 2].map((round) => ({
        step: "work/fix",
        role: "critic" as const,
        generation: 1,
        round,
        output: { verdict: "reject", findings: [`not yet, for reason ${round}`] },
      })),
      ...[1, 2].map((round) => ({
        step: "work/fix",
        generation: 1,
        round,
        play: [
          {
            replace: {
              path: "src/total.js",
              find: "basket",
              with: `basket (${round})`,
              permission: false,
            },
          },
        ],
        output: { summary: "Again.", handoff: "Nothing.", values: [] },
      })),
      {
        step: "work/fix",
        role: "supervisor",
        output: { decision: "pass", reason: "A person has to say whether it is good enough." },
      },
      {
        step: "verify",
        generation: 1,
        output: {
          verdict: "unsolved",
          reasons: "The comment is wrong now.",
          missing: ["the comment"],
          sendBack: { to: "work", reason: "Put the comment right." },
        },
      },
    ]);
    await answer(world, run, "work/fix", "accept");
    await answer(world, run, "accept", "accept");
    expect((await host.ended).code).toBe(0);
    const events = await world.events(run);
    const roles = ofType(events, "attempt.started", "work/fix").flatMap((event) =>
      event.type === "attempt.started" && event.data.generation === 1 ? [event.data.role] : [],
    );
    expect(roles).toEqual([
      ...Array.from({ length: 3 }, () => ["author", "critic"]).flat(),
      "supervisor",
    ]);
    expect(ofType(events, "step.sentBack").map(({ data }) => data)).toMatchObject([
      { to: "work", reason: "Put the comment right.", round: 1 },
    ]);
    // Everything from the target to who sent it back was done again.
    for (const step of ["work/fix", "work/note", "work/prove", "evidence", "changes", "verify"]) {
      const generations = ofType(events, "attempt.started", step).flatMap((event) =>
        event.type === "attempt.started" ? [event.data.generation] : [],
      );
      expect([step, ...new Set(generations)]).toEqual([step, 1, 2]);
    }
    expect(
      ofType(events, "attempt.started", "draft").every(
        ({ data }) => "generation" in data && data.generation === 1,
      ),
    ).toBe(true);
    expect(untouched()).toEqual([]);
  });

  test("what fails is repaired on the same run, twice at most; then a person is asked, and their stop is not repaired", async () => {
    const wrong = (id: string) => ({
      step: `work/${id}`,
      play: [
        { edit: { path: `src/${id}.js`, text: "export const nothing = 0;\n", permission: false } },
      ],
      output: { summary: "Done.", handoff: "Nothing.", values: [] },
    });
    const mend = (count: number) => ({
      decision: "replan",
      reason: `the tests still fail (${count})`,
      keep: [],
      steps: [
        {
          id: `mend${count}`,
          title: "Mend it",
          does: "write",
          work: "Mend src/total.js so that the tests pass.",
          rubric: "They pass.",
        },
        {
          id: `prove${count}`,
          title: "Run the tests",
          does: "check",
          check: "test",
          after: [`mend${count}`],
        },
      ],
    });
    const accepts = { role: "critic" as const, output: { verdict: "accept", findings: [] } };
    const { world, host, run, untouched } = await solving([
      { step: "work/fix", ...accepts },
      wrong("fix"),
      { step: "work/mend*", ...accepts },
      wrong("mend1"),
      wrong("mend2"),
      { step: "work/prove", role: "supervisor", output: mend(1) },
      { step: "work/prove1", role: "supervisor", output: mend(2) },
    ]);
    await world.asked(run, "work/prove2");
    const asked = await world.events(run);
    expect(ofType(asked, "plan.revised")).toHaveLength(2);
    const stopped = await world.issue("stop", "1");
    expect(stopped).toMatchObject({ code: 0, stderr: "" });
    expect((await host.ended).code).toBe(4);
    const events = await world.events(run);
    expect(events.at(-1)?.type).toBe("run.cancelled");
    expect(ofType(events, "plan.revised")).toHaveLength(2);
    const issue: unknown = JSON.parse((await world.issue("show", "1", "--json")).stdout);
    expect(issue).toMatchObject({ status: "open", last_run: { id: run, status: "cancelled" } });
    expect(attemptProcesses(run)).toEqual([]);
    expect(untouched()).toEqual([]);
  });
});
