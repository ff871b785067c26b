import {
  advance,
  createRunState,
  parsePlan,
  reduce,
  type RunEvent,
  type RunState,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { answerEvent } from "./answer-event.ts";

/** A run that asks for a yes, with one option that says itself why it sends back and one that does not. */
function asking(): RunState {
  const state = createRunState("r");
  const take = (event: RunEvent): void =>
    void reduce(state, { ...event, seq: state.seq + 1, at: 1 });
  const project = { id: "p", path: "/p" };
  const plan = parsePlan({
    version: 1,
    flow: "ask",
    steps: [
      {
        kind: "agent",
        id: "made",
        persona: { id: "author", text: "You write." },
        prompt: "Write it.",
        access: "read",
      },
      {
        kind: "request",
        id: "ok",
        after: ["made"],
        ask: "approval",
        text: "Well?",
        options: [
          { id: "yes", label: "Yes", effect: "continue" },
          { id: "change", label: "Change it", effect: { sendBack: "made" } },
          { id: "again", label: "Again", effect: { sendBack: "made", reason: "try again" } },
        ],
      },
    ],
  });
  take({ type: "run.created", data: { flow: "ask", title: "Ask", project, input: {}, by: "ann" } });
  take({ type: "run.planned", data: { hash: "h", plan } });
  take({ type: "run.started", data: { host: "here" } });
  take({ type: "step.completed", step: "made", data: { output: 1 } });
  advance(state, 1);
  return state;
}

const answer = (option: string, text?: string) =>
  answerEvent(asking(), { request: "r-q1", by: "ann", option, text });

describe("the answer to a request", () => {
  test.each([undefined, "", " \n\t"])(
    "that sends work back with the words %j is refused",
    (text) => {
      expect(() => answer("change", text)).toThrow(
        expect.objectContaining({
          code: "request.option",
          message: "change sends the work back, and nothing says what is to change.",
          hint: 'Say it with the answer: wheelhouse answer r-q1 change --text "…"',
        }),
      );
    },
  );

  test("that sends work back with words is taken, and so is one whose option says why", () => {
    expect(answer("change", "shorter").data).toMatchObject({ option: "change", text: "shorter" });
    expect(answer("again").data).toMatchObject({ option: "again" });
    expect(answer("yes").data).toMatchObject({ effect: "continue" });
  });
});
