import { describe, expect, test } from "vitest";
import { BAND_WORDS, readTextLaunch, textLaunch, USUAL_FLOW } from "./text-launch.ts";

const NAMES = {
  flows: [
    { id: "code-review" },
    { id: "architectural-analysis" },
    { id: "demo" },
    {
      id: "plan-work-items",
      inputs: [
        { name: "question", type: "text" },
        { name: "plan", type: "document" },
        { name: "ask", type: "flag" },
      ],
    },
  ],
  projects: [
    { id: "orders-1", name: "orders" },
    { id: "shop-2", name: "Shop" },
  ],
};
const read = (text: string) => readTextLaunch(text, NAMES);
const run = { kind: "run", band: "small", focus: "", input: {}, project: undefined } as const;

describe("a line that starts a run", () => {
  test("means the usual flow, small, with /flow, and takes all that follows as the focus", () => {
    const focus = "large files in src";
    expect(read(`/flow ${focus}`)).toEqual({ ...run, flow: USUAL_FLOW, focus });
  });

  test("names a flow, then a band, then the focus", () => {
    expect(read("/code-review")).toEqual({ ...run, flow: "code-review" });
    expect(read("/code-review large  the flush path ")).toEqual({
      ...run,
      flow: "code-review",
      band: "large",
      focus: "the flush path",
    });
    expect(read("/code-review the large path")).toMatchObject({
      band: "small",
      focus: "the large path",
    });
  });

  test("lets the scope decide the size with auto", () => {
    expect(read("/code-review auto src")).toMatchObject({ band: "auto", focus: "src" });
  });

  test("gives what a flow takes by its name, wherever it stands", () => {
    expect(read('/plan-work-items plan="docs/my plan.md" large --ask the cart')).toEqual({
      ...run,
      flow: "plan-work-items",
      band: "large",
      focus: "the cart",
      input: { plan: "docs/my plan.md", ask: true },
    });
    expect(read("/plan-work-items small cart --plan=a.md ask=false")).toMatchObject({
      focus: "cart",
      input: { plan: "a.md", ask: false },
    });
  });

  test("leaves words that look so, and name nothing of the flow, in the focus", () => {
    const focus = "why does --json fail with x=1 plan= question=a";
    expect(read(`/plan-work-items ${focus}`)).toMatchObject({ focus, input: {} });
    expect(read("/code-review plan=a.md")).toMatchObject({ focus: "plan=a.md", input: {} });
    expect(read("/plan-work-items ask=maybe --plan")).toMatchObject({
      focus: "ask=maybe --plan",
      input: {},
    });
  });

  test("is a question for the usual flow without a slash", () => {
    const focus = "why is src/flush.ts slow?";
    expect(read(focus)).toEqual({ ...run, flow: USUAL_FLOW, focus });
  });

  test("names a project anywhere, whatever its case", () => {
    const found = { flow: "demo", project: "shop-2", focus: "the cart" };
    expect(read("/demo @shop the cart")).toMatchObject(found);
    expect(read("@Shop /demo the cart")).toMatchObject(found);
    expect(read("/demo the cart @shop-2")).toMatchObject(found);
  });

  test("leaves an @word that is like no project in the focus", () => {
    expect(read("/demo update @types/node")).toMatchObject({ focus: "update @types/node" });
    expect(read("/demo a lone @ sign")).toMatchObject({ focus: "a lone @ sign" });
  });

  test("says the nearest names for a flow or a project that there is not", () => {
    expect(read("/code-reviw all")).toEqual({
      kind: "unknown-flow",
      name: "code-reviw",
      near: ["code-review"],
    });
    expect(read("/nothing-like-it")).toMatchObject({ kind: "unknown-flow", near: [] });
    expect(read("/demo @ordrs")).toEqual({
      kind: "unknown-project",
      name: "ordrs",
      near: ["orders"],
    });
  });

  test.each(["", "  ", "/", "@shop", " / "])("is nothing yet: %j", (text) => {
    expect(read(text)).toEqual({ kind: "empty" });
  });

  test("is read as what it was written for", () => {
    const input = { plan: "docs/my plan.md", ask: true };
    for (const band of BAND_WORDS) {
      const wanted = { flow: "plan-work-items", band, focus: "the cart", input };
      expect(read(textLaunch(wanted))).toMatchObject({ kind: "run", ...wanted });
    }
  });
});
