import { describe, expect, test } from "vitest";
import { placeOf } from "./place-of-notice.ts";
import { startOf } from "./start-of.ts";

const input = (name: string) => ({
  name,
  title: name,
  required: false,
  from_focus: false,
  type: "text" as const,
  help: "",
  default: null,
  choices: [],
});
const flow = { id: "plan-work-items", inputs: ["question", "plan", "ask"].map(input) };
const wish = { flow, project: "p1", band: "auto", focus: " cart " } as const;

describe("what is sent to start a run", () => {
  test("has what is given to the flow by name, and nothing that was left empty", () => {
    const given = { plan: "docs/plan.md", ask: true, other: "of another flow" };
    expect(startOf({ ...wish, given }).input).toEqual({
      plan: "docs/plan.md",
      ask: true,
      question: "cart",
    });
    expect(startOf({ ...wish, given: { plan: "  ", ask: false } }).input).toEqual({
      question: "cart",
    });
    expect(startOf(wish)).toMatchObject({ band: "auto", flow_name: "plan-work-items" });
  });
});

describe("where a notice is shown", () => {
  const notice = { input: "plan", said: "docs/pln.md" };

  test("is at its input, or at the focus when the words stand there", () => {
    expect(placeOf(notice, { focus: "x", given: { plan: "docs/pln.md" } })).toBe("plan");
    expect(placeOf(notice, { focus: "cut docs/pln.md", given: {} })).toBe("question");
    expect(placeOf({ input: "plan" }, { focus: "x", given: {} })).toBe("plan");
    expect(placeOf({}, { focus: "x", given: {} })).toBeUndefined();
  });
});
