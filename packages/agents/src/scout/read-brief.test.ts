import { describe, expect, test } from "vitest";
import { readBrief } from "./read-brief.ts";

describe("readBrief", () => {
  test("without a block all analyses are asked for", () => {
    expect(readBrief("What is wrong here?")).toEqual({ role: "find" });
  });

  test("the last block counts, and back-ticks in its JSON do not end it", () => {
    const brief = {
      role: "validate",
      findings: [
        {
          id: "S1",
          severity: "low",
          claim: "a",
          why: "",
          citations: [{ path: "a.md", lines: [1, 1], quote: "```ts x ```" }],
          trust: "codebase",
        },
      ],
    };
    const prompt = `Do it.\n\n\`\`\`brief\n{"role":"find"}\n\`\`\`\n\nOr rather:\n\`\`\`brief\n${JSON.stringify(brief)}\n\`\`\`\n`;
    expect(readBrief(prompt)).toEqual(brief);
  });

  test.each([
    ["{", /not JSON/],
    [`{"role":"guess"}`, /not valid at role/],
  ])("%s is refused with the reason", (body, reason) => {
    const read = (): unknown => readBrief(`\`\`\`brief\n${body}\n\`\`\``);
    expect(read).toThrow(reason);
    expect(read).toThrow(
      expect.objectContaining({ code: "usage", hint: expect.stringMatching(/block named brief/) }),
    );
  });
});
