import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FLOWS } from "../flows.ts";
import { cataloguePage } from "./catalogue-page.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../../../docs/flows.md"), "utf8");

describe("docs/flows.md", () => {
  test("is what the flows say: node packages/flows/scripts/generate-flows-page.ts writes it anew", () => {
    expect(PAGE).toBe(cataloguePage());
  });

  test("has every flow once, with who looks and the sections of its report", () => {
    const names = [...PAGE.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
    expect(names).toHaveLength(FLOWS.length);
    expect(new Set(names)).toEqual(new Set(FLOWS.map(({ name }) => name)));
    for (const part of PAGE.split("\n### ").slice(1)) {
      expect(part).toMatch(/^\| [a-z-]+ \| .+ \| (small|medium|large) \| .+ \|$/m);
      expect(part).toMatch(/^Sections: .+\.$/m);
    }
  });
});
