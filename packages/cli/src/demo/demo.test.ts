import { parsePlan } from "@wheelhouse/core";
import { readTranscript, type Transcript } from "@wheelhouse/agents";
import { describe, expect, test } from "vitest";
import { demoFlow } from "./demo-flow.ts";
import { DEMO_TRANSCRIPTS } from "./transcripts.ts";

const transcripts = Object.entries(DEMO_TRANSCRIPTS).map(([name, path]): [string, Transcript] => [
  name,
  readTranscript(path),
]);
const project = { id: "p", path: "/p" };
const fits = (pattern: string, id: string): boolean =>
  new RegExp(`^${pattern.replaceAll(".", String.raw`\.`).replaceAll("*", ".*")}$`).test(id);

describe("the demo", () => {
  test("large has thirty steps in six waves, a critic, a request and a send-back", () => {
    const plan = parsePlan(
      demoFlow.plan({ input: { question: "" }, band: "large", fast: false, project }),
    );
    expect(plan.steps).toHaveLength(30);
    const agents = plan.steps.flatMap((step) => (step.kind === "agent" ? [step] : []));
    expect(agents.filter(({ critic }) => critic)).toHaveLength(1);
    expect(agents.filter(({ sendBackTo }) => sendBackTo.length > 0)).toHaveLength(1);
    expect(plan.steps.filter(({ kind }) => kind === "request")).toHaveLength(1);
  });

  test.each(transcripts)("%s has a turn for every agent step of every band", (_, transcript) => {
    const plan = demoFlow.plan({ input: { question: "" }, band: "large", fast: false, project });
    for (const step of plan.steps) {
      if (step.kind !== "agent") continue;
      const turns = transcript.turns.filter((turn) => fits(turn.step, step.id));
      expect(turns.some((turn) => turn.role === undefined || turn.role === "author")).toBe(true);
    }
  });

  test.each(transcripts)(
    "in %s the critic rejects once and the judge sends back once",
    (_, transcript) => {
      const critic = transcript.turns.filter(({ role }) => role === "critic");
      expect(critic.map(({ output }) => output)).toEqual([
        expect.objectContaining({ verdict: "reject" }),
        expect.objectContaining({ verdict: "accept" }),
      ]);
      const judge = transcript.turns.filter(({ step }) => step === "judge");
      expect(judge.map(({ output }) => output)).toEqual([
        { verdict: "again", sendBack: { to: "draft", reason: expect.any(String) } },
        { verdict: "good" },
      ]);
    },
  );
});
