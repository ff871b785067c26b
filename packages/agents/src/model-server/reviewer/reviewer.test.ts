import {
  findingsOutputSchema,
  synthesisOutputSchema,
  validationOutputSchema,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { Conversation, Message } from "../conversation.ts";
import { reviewerSays } from "./reviewer-says.ts";

const brief = (block: object): Message => ({
  kind: "user",
  text: `Review it.\n\n\`\`\`brief\n${JSON.stringify(block)}\n\`\`\`\n`,
});
const conversation = (...messages: readonly Message[]): Conversation => ({
  model: "m",
  system: "Working directory: /place/tree\n",
  messages,
  tools: [],
  stream: true,
  usageInStream: true,
});
const answered = (text: string): readonly Message[] => [
  { kind: "call", id: "c", name: "read", input: {} },
  { kind: "result", id: "c", text },
];

/** The JSON of its answer. */
function answer(...messages: readonly Message[]): unknown {
  const text = reviewerSays(conversation(...messages))
    .map((say) => ("text" in say ? [say.text].flat().join("") : ""))
    .join("");
  return JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? "null");
}

const FIND = brief({ role: "find", scope: ["math.ts"], prefix: "T", max: 2 });

describe("the reviewer", () => {
  test("reads the first file of its scope, where the client says that it works", () => {
    expect(reviewerSays(conversation(FIND))).toContainEqual({
      call: { role: "read", with: { path: "/place/tree/math.ts" }, unoffered: false },
    });
  });

  test("looks for a file when its scope is everything", () => {
    const all = brief({ role: "find" });
    expect(reviewerSays(conversation(all))).toMatchObject([{ call: { role: "glob" } }]);
    const listed = answered("Found 2 files:\n/place/tree/README.md\n/place/tree/src/a.ts\n");
    expect(reviewerSays(conversation(all, ...listed))).toContainEqual({
      call: { role: "read", with: { path: "/place/tree/src/a.ts" }, unoffered: false },
    });
  });

  test.each([
    ["plain", "let a = 1;\n\nlet b = a / c;\n"],
    ["numbered", "     1\tlet a = 1;\n     2\t\n     3\tlet b = a / c;\n"],
    ["with arrows", "1→let a = 1;\n2→\n3→let b = a / c;"],
    ["framed", "Chunk ID: 1\nOutput:\n     1\tlet a = 1;\n     2\t\n     3\tlet b = a / c;\n"],
  ])("cites lines that it has seen (%s)", (_, text) => {
    const output = findingsOutputSchema.parse(answer(FIND, ...answered(text)));
    expect(output.findings[0]).toMatchObject({
      id: "T1",
      citations: [{ path: "math.ts", lines: [3, 3], quote: "let b = a / c;" }],
    });
  });

  test("says what it could not read instead of quoting an error", () => {
    const failures = [
      "Error: no such file",
      "Script completed\nWall time 0.1 seconds\nOutput:\n\nbwrap: setting up uid map: Read-only file system\n",
    ];
    const [first, second] = failures.map((text) => answer(FIND, ...answered(text)));
    expect(second).toEqual(first);
    expect(first).toMatchObject({ findings: [], notRun: ["math.ts could not be read"] });
  });

  test("sums up and confirms what it is given", () => {
    const finding = {
      id: "T1",
      severity: "low",
      claim: "It divides.",
      why: "So.",
      citations: [{ path: "a", lines: [1, 1], quote: "a / b" }],
    };
    const synthesis = answer(brief({ role: "synthesise", findings: [finding] }));
    expect(synthesisOutputSchema.parse(synthesis).recommendations).toMatchObject([
      { findings: ["T1"] },
    ]);
    const validation = answer(brief({ role: "validate", findings: [finding] }));
    expect(validationOutputSchema.parse(validation).verdicts).toMatchObject([
      { finding: "T1", verdict: "confirmed" },
    ]);
  });
});
