import { describe, expect, test } from "vitest";
import { flowObject, flowObjectSchema, type KnownFlow } from "./flow-object.ts";

describe("a flow on the wire", () => {
  test("has its name as its id, and who may be asked in each band", () => {
    const asked = { step: "angle.a", persona: "analyst" };
    const flow: KnownFlow = {
      name: "code-review",
      title: "Code review",
      tab: "Review",
      answers: "What is wrong?",
      inputs: [{ name: "question", required: false }],
      bands: { small: [asked], medium: [asked], large: [asked, asked] },
    };
    const object = flowObject(flow);
    expect(object).toMatchObject({ id: "code-review", status: "ready", inputs: flow.inputs });
    expect(object.bands).toEqual(flow.bands);
    expect(flowObjectSchema.parse(object)).toEqual(object);
  });
});
