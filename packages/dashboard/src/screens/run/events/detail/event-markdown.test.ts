import { describe, expect, test } from "vitest";
import { eventMarkdown } from "./event-markdown.ts";

const ROW = { seq: 7, at: 0, type: "note", step: null, attempt: null, isLoaded: true };

describe("an event as Markdown", () => {
  test("says what it is, and holds its data", () => {
    expect(eventMarkdown({ ...ROW, attempt: "a#1.1", step: "a", data: { text: "Hi" } })).toBe(
      '**#7 note** of a#1.1, 1970-01-01T00:00:00.000Z\n\n```json\n{\n  "text": "Hi"\n}\n```',
    );
  });

  test("has a fence that its data cannot close", () => {
    expect(eventMarkdown({ ...ROW, data: "````js" })).toContain('`````json\n"````js"\n`````');
  });
});
