import {
  advance,
  createRunState,
  parsePlan,
  reduce,
  type RequestOption,
  type RunEvent,
  type RunState,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { requestText } from "./request-text.ts";

/** A run that has come to its request, with the events that led to it. */
function asked(
  text: string,
  options: readonly RequestOption[] = [],
): { state: RunState; events: readonly RunEvent[] } {
  const plan = parsePlan({
    version: 1,
    flow: "ask",
    steps: [
      { kind: "code", id: "made", run: "echo@1" },
      {
        kind: "request",
        id: "approve",
        after: ["made"],
        ask: "approval",
        text,
        options: [...options],
      },
    ],
  });
  const state = createRunState("r");
  const take = (event: RunEvent): void =>
    void reduce(state, { ...event, seq: state.seq + 1, at: 1 });
  const project = { id: "p", path: "/p" };
  const created = { flow: "ask", title: "Ask", project, input: { question: "Round?" }, by: "ann" };
  take({ type: "run.created", data: created });
  take({ type: "run.planned", data: { hash: "h", plan } });
  take({ type: "run.started", data: { host: "here" } });
  take({ type: "step.completed", step: "made", data: { output: { count: 2 } } });
  return { state, events: advance(state, 1, requestText).events };
}

describe("the text of a request", () => {
  test("has the outputs that it names, in the journal and in the state", () => {
    const { state, events } = asked("{{ input.question }} There are {{ outputs.made.count }}.\n");
    const opened = events.find((event) => event.type === "request.opened");
    expect(opened?.data).toMatchObject({ text: "Round? There are 2." });
    expect([...state.requests.values()].map((request) => request.text)).toEqual([
      "Round? There are 2.",
    ]);
  });

  test("has them in the words that an option sends back with as well", () => {
    const effect = { sendBack: "made", reason: "There are {{ outputs.made.count }}." };
    const yes: RequestOption = { id: "yes", label: "Yes", effect: "continue" };
    const { events } = asked("Well?", [yes, { id: "again", label: "Again", effect }]);
    const opened = events.find((event) => event.type === "request.opened");
    expect(opened?.data).toMatchObject({
      options: [yes, { id: "again", effect: { sendBack: "made", reason: "There are 2." } }],
    });
  });

  test("stays as it is written when it cannot be rendered", () => {
    const { events } = asked("{{ input.question | nothing_like_it }}");
    expect(events.find((event) => event.type === "request.opened")?.data).toMatchObject({
      text: "{{ input.question | nothing_like_it }}",
    });
  });
});
