import { describe, expect, test } from "vitest";
import { expectedIn, lacking } from "./words-of-report.ts";

const ISSUE =
  "Mail is sent twice after a restart.\n\nSteps: start, wait, restart. Expected: one mail. Seen: two. Since 0.2.9. Log: `sent 12`.";

describe("the words of a report", () => {
  test("what is quoted as expected is not asked for again", () => {
    expect(expectedIn(ISSUE)).toEqual(["Expected: one mail."]);
    expect(lacking(ISSUE)).toEqual(["On which system, browser or run time was it?"]);
    expect(lacking("Mail is sent twice.")).toContain("What did you expect to happen?");
  });
});
