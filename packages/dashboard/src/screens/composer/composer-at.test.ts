import { describe, expect, test } from "vitest";
import { type ComposerAt, draftPlace, refsAt, threadAt } from "./composer-at.ts";

const now: ComposerAt = { place: "now" };
const chat: ComposerAt = { place: "chat", project: "orders", thread: "plans" };
const issue: ComposerAt = { place: "issue", project: "orders", issue: 3, title: "Sort" };

describe("where a composer stands", () => {
  test("has drafts of its own: by place, and there by project, thread and issue", () => {
    const places = [
      draftPlace(now, undefined),
      draftPlace(now, "orders"),
      draftPlace(now, "claw"),
      draftPlace(chat, "orders"),
      draftPlace({ ...chat, thread: "main" }, "orders"),
      draftPlace(issue, "orders"),
      draftPlace({ ...issue, issue: 4 }, "orders"),
    ];
    expect(new Set(places).size).toBe(places.length);
  });

  test("says which thread a message goes to, and what it points at", () => {
    expect([now, chat, issue].map(threadAt)).toEqual(["main", "plans", "main"]);
    expect(refsAt(now)).toEqual([]);
    expect(refsAt(chat)).toEqual([]);
    expect(refsAt(issue)).toEqual([{ kind: "issue", number: 3, title: "Sort" }]);
    const report = { kind: "run", run: "r1", title: "A run" } as const;
    expect(refsAt({ ...chat, refs: [report] })).toEqual([report]);
  });
});
