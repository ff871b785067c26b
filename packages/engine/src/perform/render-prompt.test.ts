import { describe, expect, test } from "vitest";
import { promptLiquid } from "./render-prompt.ts";

describe("the Liquid of prompts", () => {
  test.each([
    ["items", "{% for i in (1..1000000000) %}x{% endfor %}"],
    ["letters", `{% assign s = "xxxxxxxx" %}${"{% assign s = s | append: s %}".repeat(30)}{{ s }}`],
  ])("fails on more %s than a prompt can have, and goes on to the next", async (_, text) => {
    await expect(promptLiquid.parseAndRender(text)).rejects.toThrow("memory alloc limit");
    expect(await promptLiquid.parseAndRender("{{ 1 | plus: 1 }}")).toBe("2");
  });

  test("takes findings by the thousand", async () => {
    const findings = Array.from({ length: 5_000 }, (_, id) => ({ id, claim: "x".repeat(500) }));
    const text = "{% for each in findings %}{{ each.claim | append: each.id }}{% endfor %}";
    const rendered: unknown = await promptLiquid.parseAndRender(`${text}{{ findings | json }}`, {
      findings,
    });
    expect(String(rendered).length).toBeGreaterThan(5_000_000);
  });
});
