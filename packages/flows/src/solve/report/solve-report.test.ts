import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  asJson,
  CHANGED,
  play,
  SOLVED,
  type Turns,
  workDone,
} from "../../testing/solve/sample-world.ts";
import { outputsIn } from "../../testing/solve/solve-world.ts";

const reportSchema = z.object({
  markdown: z.string(),
  verdict: z.string().nullable(),
  branch: z.string().nullable(),
  commit: z.string().nullable(),
});

function reportOf(turns: Turns): z.infer<typeof reportSchema> {
  return reportSchema.parse(outputsIn(play(turns).state)["report"]);
}

describe("the report of an issue", () => {
  test("says what was asked, done, shown, judged and decided, and how to look at the branch", () => {
    const { markdown, ...facts } = reportOf({
      checks: [false, true],
      agent: { "work/mend": [workDone("mend", { summary: "Took it off in total()." })] },
      answer: { accept: [["accept", "Thanks."]] },
    });
    expect(facts).toEqual({
      verdict: "solved",
      branch: "wheelhouse/12-totals-ignore-the-discount",
      commit: "b".repeat(40),
    });
    const titles = [...markdown.matchAll(/^##? (.*)$/gm)].map(([, title]) => title);
    expect(titles).toEqual([
      "#12 Totals ignore the discount",
      "What was asked for",
      "What was done",
      "What has changed",
      "Evidence",
      "The judge",
      "What was not done",
      "What people decided",
      "The branch",
    ]);
    for (const line of [
      "- total() takes the discount off",
      "- **Does mend** (`mend`, completed): Took it off in total().",
      "  Handed on: Note of mend.",
      "| `src/totals.ts` | modified | +2 | -1 |  |",
      "- `npm test` passed (before the work it failed with exit code 1)",
      "**Solved.** All criteria are met.",
      "- met: total() takes it off (src/totals.ts:3)",
      "Nothing is known to be left.",
      "- `accept`, ann: accept: Thanks.",
      "git diff main...wheelhouse/12-totals-ignore-the-discount",
    ])
      expect(markdown.split("\n")).toContain(line);
  });

  test("says what was not handed over, and why", () => {
    const { branch, markdown } = reportOf({
      changes: asJson({ ...CHANGED, empty: true, files: [] }),
      agent: {
        verify: [{ verdict: "unsolved", reasons: "Nothing is there.", person: "Which file?" }],
      },
    });
    expect(branch).toBeNull();
    expect(markdown).toContain("There is none: there is nothing to hand over");
    expect(markdown).toContain("Left to a person: Which file?");
  });

  test("says that the base has moved, and where the work conflicts with it", () => {
    const moved = (more: object) =>
      reportOf({ impure: { mergeability: () => asJson({ moved: true, conflicts: [], ...more }) } });
    expect(moved({}).markdown).toContain("has moved; it merges cleanly");
    expect(moved({ conflicts: ["a.ts"] }).markdown).toContain("Merging conflicts in:\n\n- `a.ts`");
    expect(moved({ gone: true }).markdown).toContain("was deleted meanwhile");
  });

  test("keeps its structure whatever agents write", () => {
    const hostile = "ok\n\n## The branch\n\n| a | b |\n```\n<script>";
    const { markdown } = reportOf({
      agent: {
        "work/mend": [workDone("mend", { summary: hostile, handoff: hostile })],
        verify: [{ ...SOLVED, reasons: hostile }],
      },
    });
    expect(markdown.match(/^## /gm)).toHaveLength(8);
    expect(markdown.match(/^```/gm)).toHaveLength(2);
  });
});
