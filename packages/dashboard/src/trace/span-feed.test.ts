import {
  createSpanLog,
  type RunDensity,
  runSpans,
  type RunSpans,
  type TraceColumns,
} from "@wheelhouse/core";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createSpanFeed } from "./span-feed.ts";

const TOOL = { tool: "t1", title: "Read", kind: "read" };

function rows(first: number, ...events: [type: string, data: unknown][]): TraceColumns {
  const seq = events.map((_, index) => first + index);
  return {
    topic: "run:r",
    run: "r",
    seq,
    at: seq.map((place) => place * 10),
    type: events.map(([type]) => type),
    step: events.map(() => "a"),
    attempt: events.map(() => "a#1.1"),
    data: events.map(([, data]) => JSON.parse(JSON.stringify(data))),
  };
}

const STARTED = ["attempt.started", { role: "author", generation: 1, ordinal: 1 }] as const;
const AT_ONE: RunDensity = { from: 10, to: 10, seq: 1, counts: [1], errors: [0] };

/** A server that has folded one event, and counts how often it was asked. */
function feedAfterOne() {
  const spans = vi.fn<() => Promise<RunSpans>>(() =>
    Promise.resolve(runSpans("r", { ...createSpanLog(), seq: 1 })),
  );
  const feed = createSpanFeed({ spans, density: () => Promise.resolve(AT_ONE) });
  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      const leave = feed.subscribe(() => {
        leave();
        resolve();
      });
    });
  return { feed, spans, changed };
}

describe("the spans of a run, live", () => {
  test("are what the server folded, and what came while it did", async () => {
    const { feed, changed } = feedAfterOne();
    feed.load();
    feed.append(
      rows(2, [...STARTED], ["agent.text", { text: "Hi" }], ["agent.tool.started", TOOL]),
    );
    await changed();
    expect(feed.log.spans.map(({ kind }) => kind)).toEqual(["step", "attempt", "tool"]);
    expect(feed.density?.counts.reduce((a, b) => a + b)).toBe(4);
  });

  test("take each row once, also when it comes again", async () => {
    const { feed, changed } = feedAfterOne();
    feed.load();
    await changed();
    const some = rows(2, [...STARTED], ["agent.tool.started", TOOL]);
    feed.append(some);
    feed.append(some);
    expect(feed.log.spans).toHaveLength(3);
    expect(feed.density?.counts.reduce((a, b) => a + b)).toBe(3);
  });

  test("are fetched anew when rows were missed, once in a while", async () => {
    const { feed, spans, changed } = feedAfterOne();
    feed.load();
    await changed();
    feed.append(rows(9, ["agent.tool.started", TOOL]));
    expect(spans).toHaveBeenCalledTimes(1);
    const clock = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 2_000);
    onTestFinished(() => clock.mockRestore());
    const again = changed();
    feed.append(rows(9, ["agent.tool.started", TOOL]));
    await again;
    expect(spans).toHaveBeenCalledTimes(2);
  });

  test("count what went wrong, also of tools", async () => {
    const { feed, changed } = feedAfterOne();
    feed.load();
    await changed();
    feed.append(
      rows(
        2,
        [...STARTED],
        ["agent.tool.started", TOOL],
        ["agent.tool.updated", { tool: "t1", status: "failed" }],
      ),
    );
    expect(feed.density?.errors.reduce((a, b) => a + b)).toBe(1);
    expect(feed.log.spans.at(-1)?.status).toBe("failed");
  });

  test("say why they cannot be read, and ask for nothing more by themselves", async () => {
    const spans = vi.fn<() => Promise<never>>(() => Promise.reject(new Error("gone")));
    const feed = createSpanFeed({ spans, density: () => Promise.resolve(AT_ONE) });
    feed.load();
    await new Promise<void>((resolve) => feed.subscribe(resolve));
    expect(feed.error).toBeInstanceOf(Error);
    feed.append(rows(2, [...STARTED]));
    expect(spans).toHaveBeenCalledTimes(1);
  });
});
