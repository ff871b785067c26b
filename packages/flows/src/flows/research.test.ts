import { describe, expect, test } from "vitest";
import { play } from "../testing/play.ts";
import { SAMPLE, scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import { research } from "./research.ts";

describe("research", () => {
  test("shows those who look outside nothing of the project", async () => {
    const played = await play({
      flow: research,
      band: "large",
      input: { question: "Which queue fits a shop?" },
      steps: {
        snapshot: { output: SNAPSHOT },
        scan: { output: await scanSample({ of: "focus" }) },
        synth: { output: { summary: "None.", sections: [{ id: "results", body: "None." }] } },
      },
    });
    expect(played.failed).toBeUndefined();
    const outside = played.plan.steps.filter(
      (step) =>
        step.kind === "agent" && step.persona.id === "research-analyst" && step.id !== "synth",
    );
    expect(outside.map(({ id }) => id).filter((id) => id.startsWith("angle."))).toHaveLength(5);
    for (const step of outside.filter(({ id }) => id.startsWith("angle."))) {
      expect(step).toMatchObject({ ground: "none" });
      const prompt = played.prompts[step.id] ?? "";
      expect(prompt).toContain("Which queue fits a shop?");
      // The example of an answer happens to name a store as well.
      const paths = Object.keys(SAMPLE).filter((path) => !path.includes("store"));
      for (const own of [...paths, SNAPSHOT.path, "/data/facts.json", "/home/me"])
        expect(prompt).not.toContain(own);
    }
  });
});
