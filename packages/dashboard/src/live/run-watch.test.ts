import type { Patch, RunHead, RunStateObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { runState, stepObject } from "./testing/run-state.ts";
import { createRunWatch } from "./run-watch.ts";

function stepPatch(rev: number, status: "running" | "completed", id = "a"): Patch {
  return [{ k: "step", id: `r/${id}`, rev, v: stepObject(id, { status }) }];
}

function headPatch(rev: number, more: Partial<RunHead>): Patch {
  const { steps: _, findings: _1, report: _2, receipt: _3, requests: _4, ...head } = runState().run;
  return [{ k: "head", id: "r", rev, v: { ...head, has_report: false, steps_total: 2, ...more } }];
}

/** A page that shows a run, and a server that answers when it is told to. */
function openWorld() {
  let shown: RunStateObject | undefined;
  let refetches = 0;
  const asked: ((state: RunStateObject) => void)[] = [];
  const watch = createRunWatch({
    fetch: () => {
      const { promise, resolve } = Promise.withResolvers<RunStateObject>();
      asked.push(resolve);
      return promise;
    },
    get: () => shown,
    set: (state) => void (shown = state),
    refetch: () => void (refetches += 1),
  });
  return {
    watch,
    asked,
    load: async (): Promise<void> => void (shown = await watch.load(new AbortController().signal)),
    status: (step = "a") => shown?.run.steps.find(({ id }) => id === step)?.status,
    shown: (): RunStateObject | undefined => shown,
    refetches: (): number => refetches,
  };
}

describe("a run that is watched", () => {
  test("is the fold with what was heard after it", async () => {
    const world = openWorld();
    const loading = world.load();
    world.watch.opened(90);
    world.watch.heard([...stepPatch(95, "running", "b"), ...stepPatch(101, "running")]);
    world.asked[0]?.(runState());
    await loading;
    expect([world.status("a"), world.status("b")]).toEqual(["running", "pending"]);
  });

  test("is fetched again when the fold is from before the stream", async () => {
    const world = openWorld();
    const loading = world.load();
    world.watch.opened(120);
    world.asked[0]?.(runState());
    await Promise.resolve();
    await Promise.resolve();
    world.asked[1]?.(runState({ title: "Later" }, { as_of: 120 }));
    await loading;
    expect(world.shown()?.run.title).toBe("Later");
    expect(world.asked.length).toBe(2);
  });

  test("misses nothing that another topic told before the stream was open", async () => {
    const world = openWorld();
    const loading = world.load();
    world.watch.heard(stepPatch(130, "running"));
    world.watch.opened(90);
    world.asked[0]?.(runState());
    await Promise.resolve();
    await Promise.resolve();
    world.asked[1]?.(runState({ title: "Later" }, { as_of: 130 }));
    await loading;
    expect(world.shown()?.run.title).toBe("Later");
  });

  test("changes only where a patch says so", async () => {
    const world = openWorld();
    const loading = world.load();
    world.asked[0]?.(runState());
    await loading;
    world.watch.opened(100);
    const before = world.shown();
    world.watch.heard(stepPatch(101, "running"));
    const after = world.shown();
    expect(after?.run.steps[0]).toMatchObject({ status: "running" });
    expect(after?.run.steps[1]).toBe(before?.run.steps[1]);
    expect(after?.run.requests).toBe(before?.run.requests);
    expect(world.refetches()).toBe(0);
  });

  test("never goes back", async () => {
    const world = openWorld();
    const loading = world.load();
    world.asked[0]?.(runState());
    await loading;
    world.watch.opened(100);
    world.watch.heard(stepPatch(105, "completed"));
    const after = world.shown();
    world.watch.heard(stepPatch(104, "running"));
    world.watch.heard(stepPatch(99, "running", "b"));
    expect(world.shown()).toBe(after);
  });

  test("is not changed by what another run says", async () => {
    const world = openWorld();
    const loading = world.load();
    world.asked[0]?.(runState());
    await loading;
    world.watch.opened(100);
    const before = world.shown();
    world.watch.heard([
      { k: "step", id: "other/a", rev: 200, v: stepObject("a", { status: "failed" }) },
    ]);
    expect(world.shown()).toBe(before);
  });

  test("gets steps that its plan did not have", async () => {
    const world = openWorld();
    const loading = world.load();
    world.asked[0]?.(runState());
    await loading;
    world.watch.opened(100);
    world.watch.heard(stepPatch(101, "running", "a/one"));
    expect(world.shown()?.run.steps.map(({ id }) => id)).toEqual(["a", "b", "a/one"]);
  });

  test("is fetched once for its report, when it has one", async () => {
    const world = openWorld();
    const loading = world.load();
    world.asked[0]?.(runState());
    await loading;
    world.watch.opened(100);
    world.watch.heard(headPatch(101, { status: "running" }));
    expect(world.refetches()).toBe(0);
    world.watch.heard(headPatch(102, { status: "completed", has_report: true }));
    expect(world.shown()?.run).toMatchObject({ status: "completed", report: null });
    expect(world.shown()?.run).not.toHaveProperty("has_report");
    expect(world.refetches()).toBe(1);
  });

  test("is fetched when its plan has other steps than those that are known", async () => {
    const world = openWorld();
    const loading = world.load();
    world.asked[0]?.(runState());
    await loading;
    world.watch.opened(100);
    world.watch.heard([...stepPatch(101, "running", "c"), ...headPatch(101, { steps_total: 3 })]);
    expect(world.refetches()).toBe(0);
    world.watch.heard(headPatch(102, { steps_total: 1 }));
    expect(world.refetches()).toBe(1);
  });

  test("is fetched anew when the stream opens again, whatever the positions say", async () => {
    const world = openWorld();
    const loading = world.load();
    world.asked[0]?.(runState());
    await loading;
    world.watch.opened(100);
    world.watch.heard(stepPatch(105, "completed"));
    expect(world.refetches()).toBe(0);
    world.watch.opened(5);
    expect(world.refetches()).toBe(1);
    world.watch.heard(stepPatch(6, "running"));
    const again = world.load();
    world.asked[1]?.(runState({}, { as_of: 5 }));
    await again;
    expect(world.status()).toBe("running");
  });
});
