import {
  check,
  createRunState,
  reduce,
  RUN_PROJECTIONS,
  type RunState,
  type StoredRunEvent,
} from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { asyncProperty, assert, boolean, integer, noShrink } from "fast-check";
import { describe, expect, inject, test } from "vitest";
import { drive } from "./drive-solving.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly draws: { readonly seed: number; readonly runs: number };
  }
}

const given = inject("draws");
const settings = (runs: number) => ({
  seed: given.seed,
  numRuns: given.runs > 0 ? given.runs : runs,
});

describe("a run that plans, writes, is judged, repaired, sent back, asked about and killed", () => {
  test("always ends, does nothing twice and loses nothing", async () => {
    const seen = new Map<string, number>();
    await assert(
      asyncProperty(
        noShrink(integer({ min: 0, max: 2 ** 31 })),
        boolean(),
        async (seed, isLimited) => {
          const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
          const { run, events, outside, alive } = await drive(journal, { seed, isLimited });
          for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1);
          isLegal(run, events);
          expect(rerun(events)).toEqual([]);
          expect(repairsOf(events)).toBeLessThanOrEqual(2);
          // What git has is what the journal tells, once each.
          const told = events.flatMap((event) =>
            event.type === "work.committed" ? [[event.data.commit, event.attempt]] : [],
          );
          expect(told).toEqual(outside.commits.map(({ id, attempt }) => [id, attempt]));
          expect([...alive]).toEqual([]);
          expect(wrongBranches(events, [...outside.branches.values()])).toEqual([]);
          expect(unheard(events)).toEqual([]);
        },
      ),
      settings(40),
    );
    for (const type of ["plan.revised", "step.sentBack", "attempt.lost", "work.committed"])
      expect([type, seen.get(type) ?? 0]).not.toEqual([type, 0]);
  });
});

function isLegal(run: string, events: readonly StoredRunEvent[]): void {
  const state = createRunState(run);
  for (const event of events) {
    expect([event, check(state, event)]).toEqual([event, undefined]);
    reduce(state, event);
    const over = event.type === "attempt.started" ? overBudget(state) : 0;
    expect(over).toBeLessThanOrEqual(0);
  }
  expect(state.ignored).toBe(0);
  expect(state.ended).toBeDefined();
}

/** By how many tokens what was used and what is reserved are more than the run may use now. */
function overBudget({ plan, ceiling, spent, active }: RunState): number {
  const limit = ceiling?.tokens ?? plan?.limits?.tokens ?? Infinity;
  const reserved = [...active].reduce((sum, { attempt }) => sum + (attempt?.maxTokens ?? 0), 0);
  return spent.inputTokens + spent.outputTokens + spent.assumedTokens + reserved - limit;
}

/** Attempts of steps that had been completed in the same generation. */
function rerun(events: readonly StoredRunEvent[]): string[] {
  const finished = new Set<string>();
  return events.flatMap((event) => {
    if (event.type === "step.completed") finished.add(event.step);
    if (event.type === "step.reopened")
      for (const id of finished)
        if (id === event.step || id.startsWith(`${event.step}/`)) finished.delete(id);
    return event.type === "attempt.started" && finished.has(event.step) ? [event.attempt] : [];
  });
}

/** Plans that took the place of another, and words that an author was sent on with. */
function repairsOf(events: readonly StoredRunEvent[]): number {
  const words = events.flatMap((event) =>
    event.type === "attempt.started" && event.data.role === "author"
      ? [...(event.data.guidance ?? "").matchAll(/try it so \(\d+\)/g)].map(([word]) => word)
      : [],
  );
  return new Set(words).size + events.filter(({ type }) => type === "plan.revised").length;
}

/**
 * What is wrong with the branches: one comes from a yes, has the commit that is told of it, and is told, also when the run
 * was stopped meanwhile; only a host that was killed cannot tell it.
 */
function wrongBranches(events: readonly StoredRunEvent[], [commit]: readonly string[]): string[] {
  const ofStep = (type: StoredRunEvent["type"], step: string) =>
    events.filter((event) => event.type === type && "step" in event && event.step === step);
  const isYes = (event: StoredRunEvent): boolean =>
    event.type === "request.answered" && event.data.option === "yes";
  const told = ofStep("attempt.completed", "hand-over").at(-1);
  const named = told ? JSON.stringify(told.data) : undefined;
  const isAccepted = ofStep("request.answered", "accept").some(isYes);
  const isLost = ofStep("attempt.lost", "hand-over").length > 0;
  if (commit === undefined) return told ? ["a branch is told that there is not"] : [];
  return [
    ...(isAccepted ? [] : ["nobody has accepted it"]),
    ...(named === undefined && !isLost ? ["nobody is told of it"] : []),
    ...(named !== undefined && !named.includes(`"${commit}"`) ? ["another one is told"] : []),
  ];
}

/** Answers to agents that the next attempt of their step was not told in the session that had asked. */
function unheard(events: readonly StoredRunEvent[]): string[] {
  const sessions = new Map<string, string>();
  const due = new Map<string, { text: string; session: string | undefined }>();
  const asked = new Map<string, string>();
  return events.flatMap((event) => {
    if (event.type === "step.reopened")
      for (const step of due.keys())
        if (step === event.step || step.startsWith(`${event.step}/`)) due.delete(step);
    if (event.type === "session.opened" || event.type === "session.resumed")
      sessions.set(event.attempt, event.data.session);
    if (event.type === "attempt.parked" && event.data.ask && !event.data.ask.shared)
      asked.set(event.step, event.attempt);
    if (event.type === "request.answered" && asked.has(event.step) && event.data.text) {
      const session = sessions.get(asked.get(event.step) ?? "");
      due.set(event.step, { text: event.data.text, session });
      asked.delete(event.step);
    }
    if (event.type !== "attempt.started" || event.data.role !== "author") return [];
    const answer = due.get(event.step);
    if (!answer) return [];
    due.delete(event.step);
    const isHeard = event.data.guidance?.includes(answer.text) === true;
    return isHeard && event.data.resume === answer.session ? [] : [event.attempt];
  });
}
