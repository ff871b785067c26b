import { describe, expect, test } from "vitest";
import type { RunEvent } from "../run/events.ts";
import { reduce } from "../run/reduce.ts";
import { createRunState, type RunState } from "../run/state.ts";
import { addToAttemptLog, createAttemptLog } from "../views/attempt-log.ts";
import { itemAfter, observedItem } from "./observed-run.ts";
import { runHead } from "./run-head.ts";
import { stepObject } from "./step-object.ts";

const PLACE = { sourceId: "s", sourceName: "luca", path: "/state/a/run.log", badLines: 2 };
const STALE = 900_000;

function born(): RunState {
  const state = createRunState("x-a");
  const project = { id: "", path: "" };
  const data = { flow: "run.log", title: "a", project, input: {}, source: "run-log", by: "luca" };
  reduce(state, { type: "run.created", data, seq: 1, at: 1_000 });
  return reduce(state, { type: "run.started", data: { host: "luca" }, seq: 2, at: 2_000 });
}

describe("an observed run on the wire", () => {
  test("says in a list where it is from, and nothing that is not known", () => {
    const item = observedItem(born(), PLACE);
    expect(item).toMatchObject({
      id: "x-a",
      source: "run-log",
      status: "running",
      project: null,
      tokens: { input: null, output: null, unknown: 1 },
      cost: null,
      observed: {
        source_name: "luca",
        phase: null,
        candidate: null,
        wheel: null,
        stale: false,
        bad_lines: 2,
        last_event_at: "1970-01-01T00:00:02.000Z",
      },
    });
  });

  test("is shown as left when it has been silent for long, and never when it waits or has ended", () => {
    const open = observedItem(born(), PLACE);
    expect(itemAfter(open, STALE - 1, STALE)).toBe(open);
    expect(itemAfter(open, STALE, STALE)).toMatchObject({
      status: "interrupted",
      observed: { stale: true },
    });
    const asking = born();
    reduce(asking, { type: "wheel.requested", data: {}, seq: 3, at: 3_000 });
    expect(itemAfter(observedItem(asking, PLACE), STALE, STALE)).toMatchObject({
      status: "waiting",
      observed: { stale: true },
    });
    const done = born();
    reduce(done, { type: "phase.entered", data: { phase: "done" }, seq: 3, at: 3_000 });
    const item = observedItem(done, PLACE);
    expect(itemAfter(item, STALE, STALE)).toBe(item);
    expect(item.ended_at).toBe("1970-01-01T00:00:03.000Z");
  });

  test("says on its page what is known from elsewhere", () => {
    const state = born();
    reduce(state, {
      type: "repo.touched",
      data: { repo: "acme/shop", match: "reference" },
      seq: 3,
      at: 3_000,
    });
    reduce(state, {
      type: "repo.touched",
      data: { repo: "acme/shop", match: "named" },
      seq: 4,
      at: 4_000,
    });
    const head = runHead(state, {
      driven: true,
      seen: {
        ...PLACE,
        now: 4_000 + STALE,
        staleMs: STALE,
        projectOf: (repo) => (repo === "acme/shop" ? "shop" : undefined),
        itemOf: () => undefined,
        runOf: () => undefined,
        related: [
          {
            session: "s1",
            parent: undefined,
            agent: "qwen",
            role: undefined,
            match: "probable",
            run: "x-s1",
          },
        ],
        joined: [{ run: "x-t", source: "otlp" }],
      },
    });
    expect(head).toMatchObject({
      status: "interrupted",
      observed: {
        stale: true,
        repos: [{ repo: "acme/shop", matches: ["named", "reference"], project_id: "shop" }],
        sessions: [{ session: "s1", match: "probable", run: "x-s1", step: "" }],
        joined: [{ run: "x-t", source: "otlp" }],
      },
    });
  });
});

describe("a session of an observed run on the wire", () => {
  test("rests since its last turn was over, and goes on with the next", () => {
    const state = born();
    const log = createAttemptLog();
    const turn = (ordinal: number) => ({ step: "s", attempt: `s#1.${ordinal}` });
    const began = (ordinal: number) => ({
      type: "attempt.started" as const,
      ...turn(ordinal),
      data: { role: "author" as const, generation: 1, ordinal },
    });
    const shown = (...events: readonly (RunEvent & { at: number })[]) => {
      for (const [index, event] of events.entries()) {
        const stored = { ...event, seq: state.updatedAt + index };
        reduce(state, stored);
        addToAttemptLog(log, stored);
      }
      const step = state.steps.get("s");
      if (!step) throw new Error("there is no such session");
      const { started_at, ended_at } = stepObject(state, step, log.steps.get("s") ?? {}, 1);
      return [started_at, ended_at].map((time) => (time === null ? null : Date.parse(time)));
    };
    const spawned = { session: "s", match: "named" as const };
    expect(
      shown(
        { type: "session.spawned", step: "s", data: spawned, at: 3_000 },
        { ...began(1), at: 4_000 },
      ),
    ).toEqual([4_000, null]);
    expect(shown({ type: "attempt.completed", ...turn(1), data: {}, at: 5_000 })).toEqual([
      4_000, 5_000,
    ]);
    expect(shown({ ...began(2), at: 9_000 })).toEqual([4_000, null]);
  });
});
