import { describe, expect, test } from "vitest";
import { codingStandard } from "../flows/coding-standard.ts";
import { investigate } from "../flows/investigate.ts";
import { type Canned, type Played, play, type Scene } from "../testing/play.ts";
import { scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import { reportSchema } from "./report-schema.ts";

const finding = (id: string, quote = "  } catch {}"): object => ({
  id,
  severity: "high",
  claim: `The store loses errors (${id}).`,
  why: "The caller believes that it is stored.",
  citations: [{ path: "src/store.ts", lines: [5, 5], quote }],
});
const said = (...findings: object[]): Canned => ({ output: { findings } });
const verdict = (id: string, verdict: string): Canned => ({
  output: { verdicts: [{ finding: id, verdict, reason: "seen" }], confidence: "high" },
});

async function playFlow(
  flow: Scene["flow"],
  steps: Scene["steps"],
  rest: Partial<Scene> = {},
): Promise<Played> {
  const scan = await scanSample();
  return play({
    flow,
    band: "large",
    ...rest,
    steps: {
      snapshot: { output: SNAPSHOT },
      scan: { output: scan },
      material: { output: { documents: [] } },
      ...steps,
    },
  });
}
const markdownOf = (played: Played): string =>
  reportSchema.parse(played.outputs["render"]).markdown;

describe("a standard whose draft is reviewed", () => {
  const written = {
    summary: "Return errors.",
    sections: [{ id: "introduction", body: "Return errors." }],
    openItems: [{ question: "All?", recommended: "Yes." }],
  };
  const looked = { "angle.practice": said(finding("CE1")) };

  test("says what was reviewed, what of it is not verified, and that the author did not mend it", async () => {
    const played = await playFlow(
      codingStandard,
      {
        ...looked,
        synth: { output: written },
        "review.information-architect": said(finding("IA1", "invented"), finding("IA2")),
        revise: { fail: "the model is gone." },
      },
      { check: (quote) => (quote === "invented" ? "not-found" : "verified") },
    );
    expect(played.failed).toBeUndefined();
    const markdown = markdownOf(played);
    expect(markdown).toContain("The author did not mend the draft (the model is gone)");
    expect(markdown).toMatch(
      /IA1\b.* Not verified: what it quotes is not there\. \*\*the author does not say/,
    );
    expect(markdown).not.toMatch(/IA2\b.* Not verified/);
  });

  test("goes on when all reviewers fail, and when nobody answers", async () => {
    const failed = { fail: "gone" };
    const played = await playFlow(
      codingStandard,
      {
        ...looked,
        synth: { output: written },
        "review.information-architect": failed,
        "review.content-auditor": failed,
        ask: { fail: "nobody answered in time" },
      },
      { input: { ask: true } },
    );
    expect(played.failed).toBeUndefined();
    expect(played.settled["revise"]?.status).toBe("skipped");
    expect(markdownOf(played)).toContain(
      "Nobody answered the open items (nobody answered in time)",
    );
  });

  test("names a reviewer's finding apart, and knows which of the two was meant", async () => {
    const played = await playFlow(codingStandard, {
      ...looked,
      "angle.junior-developer": said(finding("IA1")),
      synth: { output: written },
      "review.information-architect": said(finding("IA1")),
      revise: {
        output: {
          ...written,
          resolutions: [
            { finding: "review.information-architect:IA1", resolution: "kept", text: "It is so." },
          ],
        },
      },
    });
    expect(played.prompts["revise"]).toContain("- review.information-architect:IA1 (high)");
    expect(markdownOf(played)).toContain("**kept as it was: It is so.**");
  });
});

describe("an investigation whose validators differ", () => {
  const looked = { "angle.error-path": said(finding("E1"), finding("E2")) };
  const body = (text: string): object => ({
    summary: "It is the store.",
    sections: [{ id: "root-cause", body: text }],
  });

  test("goes by the one that came through, and says that the other failed", async () => {
    const played = await playFlow(investigate, {
      ...looked,
      synth: { output: body("The store loses it (E1).") },
      validate: { fail: "gone" },
      "validate.fix": verdict("E1", "confirmed"),
    });
    const markdown = markdownOf(played);
    expect(markdown).toContain("One of the validators failed (gone)");
    expect(markdown).toContain("Verdicts: 1 confirmed");
  });

  test("is written again when the cause falls, and the verdicts still hold", async () => {
    const played = await playFlow(investigate, {
      ...looked,
      synth: { output: body("The store loses it (E1).") },
      validate: verdict("E1", "refuted"),
      "validate.fix": { fail: "gone" },
      rework: { output: body("No cause is shown. E1 it is not. See E2.") },
    });
    expect(played.settled["rework"]?.status).toBe("completed");
    const markdown = markdownOf(played);
    expect(markdown).toContain("No cause is shown. See E2.");
    expect(markdown).toContain("Refuted:\n- The store loses errors (E1).");
  });

  test("says so when it could not be written again", async () => {
    const played = await playFlow(investigate, {
      ...looked,
      synth: { output: body("The store loses it (E1). The queue does not.") },
      validate: verdict("E1", "refuted"),
      rework: { fail: "gone" },
    });
    const markdown = markdownOf(played);
    expect(markdown).toContain("taken out and not written again (gone)");
    expect(markdown).not.toContain("The store loses it");
  });
});
