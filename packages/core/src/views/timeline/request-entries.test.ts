import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../run/events.ts";
import { stored } from "../testing/stored.ts";
import { addToTimeline, createTimeline } from "../timeline.ts";
import type { TimelineEntry } from "./entries.ts";

const opened: RunEvent = {
  type: "request.opened",
  step: "ok",
  data: { request: "r-q1", kind: "question", text: "Which?", options: [], expiresAt: 9 },
};
const answered: RunEvent = {
  type: "request.answered",
  step: "ok",
  data: { request: "r-q1", text: "This", effect: "output", by: "ann" },
};

function entriesOf(...events: RunEvent[]): readonly TimelineEntry[] {
  const timeline = createTimeline();
  for (const event of stored(events)) addToTimeline(timeline, event);
  return timeline.entries;
}

describe("the entry of a request", () => {
  test("says what is asked", () => {
    expect(entriesOf(opened)).toMatchObject([
      {
        kind: "request",
        id: "r-q1",
        step: "ok",
        ask: "question",
        text: "Which?",
        expiresAt: 9,
        status: "open",
      },
    ]);
  });

  test("becomes a pair of question and answer, in the place of the question", () => {
    expect(entriesOf(opened, answered)).toMatchObject([
      { status: "answered", seq: 1, rev: 2, closedAt: 2000, answer: { by: "ann", text: "This" } },
    ]);
  });

  test("says that nobody answered in time", () => {
    const expired: RunEvent = { type: "request.expired", step: "ok", data: { request: "r-q1" } };
    expect(entriesOf(opened, expired)).toMatchObject([{ status: "expired", closedAt: 2000 }]);
  });

  test("says that the run went on without an answer", () => {
    const skipped: RunEvent = { type: "step.skipped", step: "ok", data: { reason: "superseded" } };
    const [request, step] = entriesOf(opened, skipped);
    expect(request).toMatchObject({ status: "withdrawn", closedAt: 2000, rev: 2 });
    expect(step).toMatchObject({ kind: "step", status: "skipped" });
  });

  test("is closed once, and opened once", () => {
    expect(entriesOf(opened, answered, answered, opened)).toMatchObject([
      { kind: "request", status: "answered", rev: 2 },
      { kind: "other", why: "late", type: "request.answered" },
      { kind: "other", why: "late", type: "request.opened" },
    ]);
  });
});
