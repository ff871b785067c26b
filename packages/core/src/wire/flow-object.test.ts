import { describe, expect, test } from "vitest";
import { flowObject, flowObjectSchema, type KnownFlow } from "./flow-object.ts";

describe("a flow on the wire", () => {
  test("has its name as its id, and who may be asked in each band", () => {
    const asked = { step: "angle.a", persona: "analyst" };
    const size = { steps: 8, waves: 4, agents: 1 };
    const flow: KnownFlow = {
      name: "code-review",
      title: "Code review",
      tab: "Review",
      answers: "What is wrong?",
      description: "Looks.",
      readOnly: true,
      inputs: [{ name: "question", required: false }],
      bands: { small: [asked], medium: [asked], large: [asked, asked] },
      plans: { small: size, medium: size, large: { steps: 9, waves: 4, agents: 2 } },
    };
    const object = flowObject(flow);
    expect(object).toMatchObject({ id: "code-review", status: "ready" });
    expect(object).toMatchObject({ origin: "built-in", trusted: true, problem: null });
    expect(object.inputs).toEqual([
      {
        name: "question",
        title: "question",
        required: false,
        from_focus: false,
        type: "text",
        help: "",
        default: null,
        choices: [],
      },
    ]);
    expect(object.sections).toEqual([]);
    expect(flowObject({ ...flow, sections: ["Gaps"] }).sections).toEqual(["Gaps"]);
    expect(object).toMatchObject({ read_only: true, plans: flow.plans });
    expect(object.bands).toEqual(flow.bands);
    expect(flowObjectSchema.parse(object)).toEqual(object);
  });
});
