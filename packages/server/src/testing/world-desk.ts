import { defineFlow, jsonSchema, resolveWork } from "@wheelhouse/core";
import { createDesk, SOLVE_ISSUE } from "@wheelhouse/desk";
import type { Engine } from "@wheelhouse/engine";
import type { Journal } from "@wheelhouse/journal";
import { z } from "zod";
import type { IssueDesk } from "../server-deps.ts";

/** Runs of issues without agents: a person is asked twice, for a yes to the plan and to the work. */
export const solveFlow = defineFlow({
  name: SOLVE_ISSUE,
  title: "Solve an issue",
  tab: "Authoring",
  answers: "Is it solved?",
  input: z.record(z.string(), jsonSchema),
  plan: () => ({
    version: 1,
    flow: SOLVE_ISSUE,
    report: "report",
    steps: [
      { kind: "code", id: "draft", run: "echo@1", input: { plan: "One step." } },
      request("approve", "draft", "Is this plan right?\nIt has one step.", "plan"),
      request("accept", "approve", "Is the work right?", "changes"),
      {
        kind: "code",
        id: "report",
        after: ["accept"],
        run: "echo@1",
        input: { markdown: "# Done\n\nIt is solved." },
      },
    ],
  }),
});

function request(id: string, after: string, text: string, about: "plan" | "changes") {
  return {
    kind: "request" as const,
    id,
    after: [after],
    ask: "approval" as const,
    text,
    about: { kind: about, step: after },
    options: [
      { id, label: "Yes", effect: "continue" as const },
      { id: "stop", label: "Stop", effect: "stop" as const },
    ],
  };
}

/** A desk over an engine that knows {@link solveFlow}; everything is done by ann. */
export function worldDesk(
  journal: Journal,
  engine: Engine,
  onError: (error: unknown) => void,
): IssueDesk {
  const desk = createDesk(
    {
      journal,
      engine,
      workOf: () => resolveWork({ approval: "ask", maxRuns: 50 }),
      crewFor: () => Promise.resolve({ roles: {} }),
      planNamed: () => Promise.reject(new Error("there are no saved plans here")),
    },
    { onError },
  );
  return { perform: (command) => desk.perform({ ...command, by: "ann" }) };
}
