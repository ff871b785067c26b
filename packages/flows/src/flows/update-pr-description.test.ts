import { describe, expect, test } from "vitest";
import { reportSchema } from "../report/report-schema.ts";
import { play } from "../testing/play.ts";
import { DIFF, scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import { updatePrDescription } from "./update-pr-description.ts";

/** The report over a change, or over none. */
async function reportOver(diff: typeof DIFF) {
  const changed = diff.files.map(({ path }) => path);
  const { outputs, failed } = await play({
    flow: updatePrDescription,
    band: "small",
    steps: {
      snapshot: { output: SNAPSHOT },
      diff: { output: diff },
      scan: { output: await scanSample({ of: "change", changed }) },
      history: { output: { earlier: null } },
      synth: {
        output: {
          summary: "A change.",
          sections: [{ id: "title", body: "Change it" }],
        },
      },
    },
  });
  expect(failed).toBeUndefined();
  return reportSchema.parse(outputs["render"]).markdown;
}

describe("update-pr-description", () => {
  test("lists the change as git has it, beside what was written", async () => {
    const markdown = await reportOver(DIFF);
    expect(markdown).toContain("## Title\n\nChange it");
    expect(markdown).toContain("## The change");
    for (const { path } of DIFF.files) expect(markdown).toContain(`| ${path} |`);
  });

  test("asks nobody when there is no change, and says so", async () => {
    const none = { ...DIFF, mode: "C" as const, whole: true, files: [], changed: [], commits: [] };
    const markdown = await reportOver(none);
    expect(markdown).toContain("Nobody was asked: there is no change, since the branch");
    expect(markdown).not.toContain("## The change");
  });
});
