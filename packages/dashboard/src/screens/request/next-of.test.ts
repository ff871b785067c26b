import type { RequestObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { readDraft } from "./read-draft.ts";
import { nextOf } from "./next-of.ts";

type Asked = Parameters<typeof nextOf>[0];
type Effect = RequestObject["options"][number]["effect"];

function asked(kind: Asked["kind"], effects: readonly Effect[], rest: Partial<Asked> = {}): Asked {
  const options = effects.map((effect, index) => ({ id: `${index}`, label: "x", effect }));
  return { kind, step: "judge", options, permission: null, shared: null, ...rest };
}

describe("what an answer does next", () => {
  test.each<readonly [Asked["kind"], Effect, RegExp]>([
    ["approval", "continue", /judge completes/],
    ["approval", "stop", /run is cancelled/],
    ["approval", { sendBack: "draft" }, /back to draft/],
    ["ladder", "retry", /judge is tried again/],
    ["ladder", "accept", /with its work as it is/],
    ["ladder", "continue", /stays failed/],
    ["ladder", "stop", /run is cancelled/],
    ["agent", "continue", /agent of judge hears this/],
    // The engine gives an agent its answer, whatever the effect beside the option.
    ["agent", "stop", /agent of judge hears this/],
  ])("is said for %s and %j", (kind, effect, words) => {
    expect(nextOf(asked(kind, [effect]), "0")).toMatch(words);
  });

  test("is nothing before one of the options is chosen", () => {
    expect(nextOf(asked("approval", ["stop"]), undefined)).toMatch(/before one is chosen/);
    expect(nextOf(asked("approval", ["stop"]), "gone")).toMatch(/before one is chosen/);
  });

  test("is told of words, of a sign-in, and of a call that is to be allowed", () => {
    expect(nextOf(asked("question", []), undefined)).toMatch(/with your words/);
    const signIn = asked("agent", ["continue"], { shared: "sign-in:claude" });
    expect(nextOf(signIn, "0")).toMatch(/Every step that waits/);
    const call = { ...asked("agent", [], { permission: "npm test" }) };
    const options = ["allow_once", "reject"].map((id) => ({
      id,
      label: id,
      effect: "continue" as const,
    }));
    expect(nextOf({ ...call, options }, "allow_once")).toMatch(/allowed once/);
    expect(nextOf({ ...call, options }, "reject")).toMatch(/may not/);
  });
});

describe("a draft of an answer", () => {
  test("is read as it was kept, and nothing else is", () => {
    expect(readDraft('{"option":"yes","text":"but"}')).toEqual({ option: "yes", text: "but" });
    expect(readDraft('{"text":"words"}')).toEqual({ option: undefined, text: "words" });
    for (const odd of ["", "no json", "[]", '{"text":3}'])
      expect(readDraft(odd)).toEqual({ option: undefined, text: "" });
  });
});
