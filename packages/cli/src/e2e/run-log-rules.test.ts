import { describe, expect, test } from "vitest";
import { eventsOfLines, observedObjectOf } from "../testing/observed-object-of.ts";

const AT = Date.parse("2026-05-05T21:00:00Z");
const MINUTE = 60_000;
const line = (kind: string, members: object = {}): string =>
  JSON.stringify({ v: 1, ts: AT, kind, ...members });
const phase = (name: string): string => line("phase.entered", { phase: name });
const run = (...lines: readonly string[]) => observedObjectOf([line("run.started"), ...lines], AT);

/** The numbers are those of docs/run-log.md. */
describe("docs/run-log.md", () => {
  test("4.1: a run is open until one of three kinds ends it, or the phase done without an open wheel", () => {
    expect(run().status).toBe("running");
    expect(run(line("run.completed")).status).toBe("completed");
    expect(run(line("run.failed")).status).toBe("failed");
    expect(run(line("run.aborted")).status).toBe("cancelled");
    expect(run(phase("done")).status).toBe("completed");
    expect(run(line("wheel.requested"), phase("done")).status).toBe("waiting");
  });

  test("4.2: it waits while the wheel is not released; who took it last holds it", () => {
    const asked = line("wheel.requested", { item: "a:push", data: { reason: "no key" } });
    const taken = run(
      asked,
      line("wheel.taken", { actor: "ann" }),
      line("wheel.taken", { actor: "bob" }),
    );
    expect(taken.status).toBe("waiting");
    expect(taken.observed?.wheel).toMatchObject({
      holder: "bob",
      item: "a:push",
      reason: "no key",
    });
    expect(run(asked, line("wheel.released")).status).toBe("running");
  });

  test("4.3: a phase may be entered again, also after done, but not after the end", () => {
    const back = run(phase("verify"), phase("done"), phase("build"));
    expect(back.observed?.phases.map(({ name }) => name)).toEqual(["verify", "done", "build"]);
    expect(back.status).toBe("running");
    expect(run(line("run.completed"), phase("build")).status).toBe("completed");
  });

  test("4.4: fifteen silent minutes make an open run stale, and interrupted unless it waits", () => {
    const later = (...lines: readonly string[]) =>
      observedObjectOf([line("run.started"), ...lines], AT + 15 * MINUTE);
    expect(later()).toMatchObject({ status: "interrupted", observed: { stale: true } });
    expect(later(line("wheel.requested"))).toMatchObject({ status: "waiting" });
    expect(later(line("run.completed"))).toMatchObject({ observed: { stale: false } });
    const alive = line("heartbeat", { ts: AT + MINUTE });
    expect(later(alive).observed?.stale).toBe(false);
  });

  test("4.6, 5.5: an unknown kind and whatever comes after the end stay on the timeline alone", () => {
    const lines = [line("run.started"), line("coffee.made"), line("run.completed"), phase("build")];
    const types = eventsOfLines(lines).map(({ type }) => type);
    expect(types).toContain("log.coffee.made");
    expect(types.at(-1)).toBe("phase.entered");
    expect(observedObjectOf(lines, AT).observed?.phase).toBeNull();
  });

  test("5.3, 5.4: order is the order of lines, and the directory's name counts", () => {
    const early = line("phase.entered", { phase: "verify", ts: AT - MINUTE });
    expect(run(phase("build"), early).observed?.phase).toBe("verify");
    const other = [line("note", { run_id: "other" }), line("note", { run_id: "other" })];
    const warned = eventsOfLines(other).filter(({ data }) =>
      JSON.stringify(data).includes("other"),
    );
    expect(warned).toHaveLength(1);
  });

  test("5.6: a wheel that nobody had changes nothing when it is released", () => {
    expect(run(line("wheel.released"))).toMatchObject({
      status: "running",
      observed: { wheel: null },
    });
  });
});
