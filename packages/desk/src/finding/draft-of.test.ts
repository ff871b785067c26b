import type { ReportedFinding } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { draftOf, findingNamed } from "./draft-of.ts";

const finding: ReportedFinding = {
  id: "S1",
  step: "angle.security",
  severity: "high",
  claim: "archive() runs whatever a name says.",
  why: "A name comes from a form.",
  fix: "Pass the name as an argument.",
  trust: "codebase",
  citations: [
    {
      path: "src/orders.js",
      lines: [13, 13],
      quote: "  return execSync(`tar czf archive.tgz ${name}`);",
      status: "verified",
    },
    { path: "docs/a`b.md", lines: [1, 4], quote: "```js\nx\n```" },
  ],
};

describe("the draft of an issue", () => {
  test("says what the finding says, and where it can be seen", () => {
    const { words, origin } = draftOf(finding, "k3m2p7s9");
    expect(words).toMatchObject({ title: "archive() runs whatever a name says.", type: "bug" });
    expect(words.description).toBe(`**high** · archive() runs whatever a name says.

## Why it matters

A name comes from a form.

## What to do

Pass the name as an argument.

## Where

\`src/orders.js:13\` (checked: it says that)

\`\`\`
  return execSync(\`tar czf archive.tgz \${name}\`);
\`\`\`

\`\` docs/a\`b.md:1-4 \`\` (not checked)

\`\`\`\`
\`\`\`js
x
\`\`\`
\`\`\`\`

Finding S1 (angle.security) of run k3m2p7s9.`);
    expect(origin).toMatchObject({ run: "k3m2p7s9", finding: "S1 (angle.security)" });
    expect(origin.citations).toEqual(finding.citations);
  });

  test("of what hardly matters is a chore, and a claim of any length gives a title", () => {
    const { words } = draftOf({ ...finding, severity: "low", claim: "word ".repeat(200) }, "r");
    expect(words.type).toBe("chore");
    expect(words.title).toHaveLength(120);
  });
});

describe("a finding", () => {
  const all = [finding, { ...finding, step: "angle.tests" }, { ...finding, id: "T2" }];
  const named = (name: string) => findingNamed(all, name, { id: "r" });

  test("is known by its id, or by id and step where two have one id", () => {
    expect(named("T2").id).toBe("T2");
    expect(named("S1 (angle.tests)").step).toBe("angle.tests");
    expect(() => named("S1")).toThrow("Run r has 2 findings named S1.");
    expect(() => named("X9")).toThrow('Run r has no finding "X9".');
  });
});
