import {
  type Action,
  isWheelhouseError,
  issueStream,
  jsonSchema,
  resolveWork,
  SCHEDULE_STREAMS,
  threadEventSchema,
  threadStream,
} from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, test } from "vitest";
import { startIssue, type StartPorts } from "../../start/start-issue.ts";
import { PROJECT } from "../../testing/desk-world.ts";
import { draws } from "../../testing/draws.ts";
import { type MortalHost, type MortalWorld, openMortalWorld } from "../../testing/mortal-host.ts";
import { numbers } from "../../testing/numbers.ts";
import { FLOW, issue, nightly, NOTIFY, proposalWorld } from "../../testing/proposal-world.ts";
import { InTurn } from "../../write/in-turn.ts";

const START = Date.parse("2026-11-22T00:00:00Z");

/** What a host acts on proposals with; its runs are born and never driven. */
function openHost({ journal }: MortalWorld, host: MortalHost, nextRun: () => string) {
  const errors: unknown[] = [];
  const inTurn = new InTurn();
  const start: Engine["start"] = async ({ flow, project, input, by, title }, options = {}) => {
    const run = nextRun();
    const data = { flow, project: { ...project }, input, by, title: title ?? flow };
    const born = { type: "run.created", data: jsonSchema.parse(data) };
    const beside = options.beside?.(run) ?? [];
    const birth = { stream: `run/${run}`, class: "run", events: [born] } as const;
    const { idempotencyKey } = options;
    const { repeated } = await host.append([birth, ...beside], { idempotencyKey });
    return { run, repeated };
  };
  const engine = { start, append: host.append.bind(host), driving: [] };
  const starting: StartPorts = {
    journal,
    engine,
    workOf: () => resolveWork({}),
    crewFor: async () => ({ roles: {} }),
    planNamed: async () => null,
  };
  const desk = {
    inTurn: <T>(project: string, work: () => Promise<T>) => inTurn.do(project, work),
    start: (what: Parameters<typeof startIssue>[1]) =>
      startIssue(starting, what, (work) => inTurn.do(what.project.id, work)),
  };
  return { errors, ...proposalWorld({ journal, engine, desk, errors }, { clock: host.clock }) };
}

const ACTIONS: readonly (readonly Action[])[] = [
  [issue("a"), issue("b", ["a"]), issue("c", ["b", "a"]), { kind: "start_issue", issue: "a" }],
  [FLOW, NOTIFY, { kind: "comment", issue: 1, text: "So." }],
  [nightly({ name: "x" }), issue("a", [1])],
];

/** What stands in the journal of what was done, and of what was recorded: the same, when nothing was done twice or for nothing. */
async function ledgerOf({ journal }: MortalWorld) {
  const recorded = new Map<string, number>();
  const answers = new Map<number, string[]>();
  const count = (what: string): void => void recorded.set(what, (recorded.get(what) ?? 0) + 1);
  for (const { type, data } of await journal.read(threadStream(PROJECT.id, "main"))) {
    const event = threadEventSchema.parse({ type, data });
    if (!/^proposal\.(?:accepted|dismissed|voided|undone)$/.test(event.type)) continue;
    if (!("proposal" in event.data)) continue;
    const { proposal } = event.data;
    answers.set(proposal, [...(answers.get(proposal) ?? []), event.type].sort());
    if (event.type !== "proposal.accepted") continue;
    const { run, issue: number, schedule, alert } = event.data.effect;
    if (run !== undefined) count(`run ${run}`);
    else if (number !== undefined) count(`issue ${number}`);
    if (schedule !== undefined) count(`schedule ${schedule}`);
    if (alert !== undefined) count(`alert ${alert}`);
  }
  const done = new Map<string, number>();
  const saw = (what: string): void => void done.set(what, (done.get(what) ?? 0) + 1);
  for (const row of await journal.rows("runs")) saw(`run ${row["id"]}`);
  for (const { id } of await journal.rows("schedules"))
    for (const { type } of await journal.read(`${SCHEDULE_STREAMS}${id}`))
      if (type === "schedule.defined") saw(`schedule ${id}`);
  for (const row of await journal.rows("alerts")) saw(`alert ${row["id"]}`);
  for (const row of await journal.rows("issues")) {
    const number = Number(row["number"]);
    saw(`issue ${number}`);
    for (const { type } of await journal.read(issueStream(PROJECT.id, number)))
      if (type === "issue.commented") saw(`issue ${number}`);
  }
  return { recorded, done, answers: [...answers.values()] };
}

describe("proposals", () => {
  test("in several tabs, with hosts that are killed: each has one answer, and what is recorded is what was done", async () => {
    let undone = 0;
    await assert(
      asyncProperty(integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const random = numbers(seed);
        const pick = <T>(from: readonly T[]): T | undefined =>
          from[Math.floor(random() * from.length)];
        const world = await openMortalWorld(START);
        let [runs, made] = [0, 0];
        const replies: number[] = [];
        for (let life = 0; life < 10; life++) {
          const dies = { atAppend: 1 + Math.floor(random() * 15), isWritten: random() < 0.5 };
          const host = world.host(life < 9 ? dies : undefined);
          const { errors, ...desk } = openHost(world, host, () => `r${++runs}`);
          const tab = async (by: string): Promise<void> => {
            const what = random();
            const n = 1 + Math.floor(random() * made);
            try {
              if (what < 0.7) await desk.accept(n, undefined, by);
              else if (what < 0.76) await desk.dismiss(n, by);
              else if (what < 0.84) await desk.undo(n, by);
              else await desk.alone(pick(replies) ?? 2, ["create_issue", "notify", "launch_flow"]);
            } catch (error) {
              if (!isWheelhouseError(error)) errors.push(error);
            }
          };
          for (let steps = 0; steps < 12 && !host.isDead; steps++) {
            if (random() < 0.3 || made === 0) {
              const proposed = await Promise.race([desk.propose(pick(ACTIONS) ?? []), host.death]);
              if (proposed) replies.push(proposed.message);
              made = (await desk.proposals()).length;
            }
            if (made === 0) continue;
            const tabs = Promise.all(["ann", "bob", "cem"].map(tab));
            await Promise.race([tabs, host.death]);
          }
          host.kill();
          expect(errors).toEqual([]);
        }
        const { recorded, done, answers } = await ledgerOf(world);
        expect(Object.fromEntries(recorded)).toEqual(Object.fromEntries(done));
        const twice = answers.filter(
          (each) => each.length > 1 && each.join() !== "proposal.accepted,proposal.undone",
        );
        expect(twice).toEqual([]);
        expect(answers.length).toBeGreaterThan(0);
        undone += answers.filter((each) => each.length > 1).length;
      }),
      draws(25),
    );
    expect(undone).toBeGreaterThan(0);
  }, 120_000);
});
