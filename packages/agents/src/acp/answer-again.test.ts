import { describe, expect, test } from "vitest";
import { answerAgain } from "./answer-again.ts";

const form = (properties: object) => ({ requestedSchema: { type: "object", properties } });
const CHOICE = form({ which: { type: "string", enum: ["red", "red wine"] } });

describe("a form whose question was answered before", () => {
  test.each([
    ["red", "red"],
    ["red wine", "red wine"],
    ["red: it is older", "red"],
    ["red wine: with fish", "red wine"],
  ])("is filled in with the choice of the answer %j", (answer, which) => {
    expect(answerAgain({ answer }, CHOICE)).toEqual({ action: "accept", content: { which } });
  });

  test("is filled in with the words where any will do", () => {
    const open = form({ text: { type: "string" } });
    expect(answerAgain({ answer: "The old one" }, open)).toEqual({
      action: "accept",
      content: { text: "The old one" },
    });
  });

  test("is declined when the answer was given twice", () => {
    expect(answerAgain("decide", CHOICE)).toEqual({ action: "decline" });
  });

  test.each([
    ["another choice", CHOICE],
    ["several fields", form({ a: { type: "string" }, b: { type: "string" } })],
    ["no words", form({ a: { type: "boolean" } })],
    ["nothing", {}],
  ])("is for a person where it asks for %s", (_, params) => {
    expect(answerAgain({ answer: "blue" }, params)).toBeUndefined();
  });
});
