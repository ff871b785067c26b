import { describe, expect, test } from "vitest";
import type { Conversation, Message } from "../conversation.ts";
import { chooseRule } from "./choose-rule.ts";
import { modelScriptSchema, type ModelScriptInput } from "./model-script.ts";

const conversation = (...messages: readonly Message[]): Conversation => ({
  model: "m",
  system: "You are kind.",
  messages,
  tools: [],
  stream: true,
  usageInStream: true,
});
const user = (text: string): Message => ({ kind: "user", text });
const call: Message = { kind: "call", id: "c", name: "read", input: {} };
const result: Message = { kind: "result", id: "c", text: "the file" };

function chosen(
  whens: readonly ModelScriptInput["rules"][number]["when"][],
  of: Conversation,
): number {
  const { rules } = modelScriptSchema.parse({ version: 1, rules: whens.map((when) => ({ when })) });
  const rule = chooseRule(rules, of, new Map());
  return rule ? rules.indexOf(rule) : -1;
}

describe("the rule that is followed", () => {
  test("is the first that fits what the person said last", () => {
    const of = conversation(user("one"), { kind: "assistant", text: "ok" }, user("two"));
    expect(chosen([{ text: "one" }, { text: "two" }, {}], of)).toBe(1);
  });

  test("looks through what a client reminds its model of", () => {
    const of = conversation(
      user("go"),
      call,
      result,
      user("<system-reminder>\nBe careful.\n</system-reminder>"),
    );
    expect(chosen([{ text: "go", result: 1 }], of)).toBe(0);
  });

  test("may depend on results, on the number of the call and on anything said", () => {
    const of = conversation(user("go"), call, result);
    expect(chosen([{ result: false }, { result: "no" }, { result: "file" }], of)).toBe(2);
    expect(chosen([{ call: 1 }, { call: 2 }], of)).toBe(1);
    expect(chosen([{ anywhere: "cruel" }, { anywhere: "kind" }], of)).toBe(1);
    expect(chosen([{ tools: true }, { model: "x" }], of)).toBe(-1);
  });

  test("is passed over once it has been followed as often as it may", () => {
    const { rules } = modelScriptSchema.parse({ version: 1, rules: [{ times: 1 }, {}] });
    const [first, second] = rules;
    expect(first && chooseRule(rules, conversation(user("go")), new Map([[first, 1]]))).toBe(
      second,
    );
  });
});
