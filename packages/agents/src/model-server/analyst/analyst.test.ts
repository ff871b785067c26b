import {
  type Brief,
  documentOutputSchema,
  findingsOutputSchema,
  synthesisOutputSchema,
  validationOutputSchema,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import type { Conversation, Message } from "../conversation.ts";
import type { Say } from "../script/model-script.ts";
import { analystSays } from "./analyst-says.ts";

const TOOLS = [
  "grep_search",
  "read_file",
  "mcp__wheelhouse__record_finding",
  "mcp__wheelhouse__submit",
];
const LOOK = { role: "find", persona: "on-call-engineer", prefix: "OCE-", max: 5 } as const;
const FOUND =
  "Found 2 matches:\n---\nFile: src/pay.js\nL2: await fetch(url);\n---\nFile: src/a.js\nL9: await fetch(url);\n---";
const FILE = "import url from './url.js';\nawait fetch(url);\n";

const asked = (brief: Partial<Brief>): Message => ({
  kind: "user",
  text: `Look.\n\n\`\`\`brief\n${JSON.stringify(brief)}\n\`\`\`\n`,
});

/** What it says after these results of the tools that it has called before. */
function says(
  brief: Partial<Brief>,
  results: readonly string[],
  tools = TOOLS,
  after: Message[] = [],
) {
  const messages: Message[] = [asked(brief)];
  const conversation = (): Conversation => ({
    model: "m",
    system: "Working directory: /place/tree\n",
    messages: [...messages, ...after],
    tools: tools.map((name) => ({ name, parameters: {} })),
    stream: true,
    usageInStream: true,
  });
  for (const text of results) {
    const call = callIn(analystSays(conversation()));
    const id = `c${messages.length}`;
    const name = call?.role.replace("any:", "") ?? "";
    messages.push(
      { kind: "call", id, name, input: call?.with ?? {} },
      { kind: "result", id, text },
    );
  }
  return analystSays(conversation());
}

const callIn = (said: readonly Say[]) =>
  said.flatMap((say) => ("call" in say ? [say.call] : [])).at(0);

/** The JSON at the end of what it says. */
function inBlock(said: readonly Say[]): unknown {
  const text = said.map((say) => ("text" in say ? [say.text].flat().join("") : "")).join("");
  return JSON.parse(/```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? "null");
}

describe("the analyst", () => {
  test("searches, reads what it has found, shows the first finding and hands in all of them", () => {
    expect(callIn(says(LOOK, []))).toMatchObject({
      role: "grep",
      with: { pattern: "await fetch\\(" },
    });
    const scoped = { ...LOOK, scope: ["src/pay.js"] };
    expect(callIn(says(scoped, [FOUND]))).toMatchObject({
      role: "read",
      with: { path: "/place/tree/src/pay.js" },
    });
    expect(callIn(says(scoped, [FOUND, FILE]))).toMatchObject({
      role: "any:mcp__wheelhouse__record_finding",
      with: { id: "OCE-1", severity: "high" },
    });
    const handed = callIn(says(scoped, [FOUND, FILE, "Recorded as OCE-1."]));
    expect(findingsOutputSchema.parse(handed?.with["output"]).findings).toMatchObject([
      {
        id: "OCE-1",
        citations: [{ path: "src/pay.js", lines: [2, 2], quote: "await fetch(url);" }],
      },
    ]);
    expect(says(scoped, [FOUND, FILE, "Recorded.", "Handed in."])).toEqual([
      { text: "It is handed in." },
    ]);
  });

  test("ends with a block where it is offered no tools of ours", () => {
    const said = says(LOOK, [FOUND, "await fetch(url);\n"], ["grep_search", "read_file"]);
    expect(findingsOutputSchema.parse(inBlock(said)).findings).toMatchObject([
      { citations: [{ path: "src/a.js", lines: [1, 1] }] },
    ]);
  });

  test("reports only lines that a change has touched", () => {
    const changed = [{ path: "src/pay.js", ranges: [[1, 1] satisfies [number, number]] }];
    const handed = callIn(says({ ...LOOK, changed }, [FOUND, FILE]));
    expect(findingsOutputSchema.parse(handed?.with["output"])).toMatchObject({
      findings: [],
      clean: ["the other 2 lines of src/pay.js"],
    });
  });

  test("says what it did not find", () => {
    const handed = callIn(says(LOOK, ["No matches found."]));
    expect(findingsOutputSchema.parse(handed?.with["output"]).clean).toHaveLength(1);
  });

  test("goes on where it was when it is asked again, and begins anew with a new brief", () => {
    const again: Message[] = [
      { kind: "assistant", text: "no JSON" },
      { kind: "user", text: "Your output could not be read." },
    ];
    expect(callIn(says(LOOK, [FOUND, FILE], TOOLS, again))?.role).toContain("record_finding");
    expect(
      callIn(says(LOOK, [FOUND, FILE], TOOLS, [again[0] ?? asked({}), asked(LOOK)]))?.role,
    ).toBe("grep");
  });

  test("writes documents from findings, and judges findings by what it knows of their topic", () => {
    const cited = { citations: [{ path: "a", lines: [1, 1] as [number, number], quote: "x" }] };
    const findings = (["resilience", "concurrency"] as const).map((topic, at) => ({
      id: `F${at}`,
      severity: "high" as const,
      claim: "Line 1 of a waits.",
      why: "So.",
      trust: "codebase" as const,
      topic,
      ...cited,
    }));
    const sections = [
      { id: "why", title: "Why", about: "", items: false, topics: ["resilience"] },
      {
        id: "fix",
        title: "Fix",
        about: "",
        items: true,
        topics: [],
        prefix: "W-",
        fields: ["file"],
      },
    ];
    const written = callIn(says({ role: "write", findings, sections }, []));
    expect(documentOutputSchema.parse(written?.with["output"])).toMatchObject({
      sections: [
        { id: "why", body: "- Line 1 of a waits. (F0)" },
        { id: "fix", body: "" },
      ],
      items: [
        { id: "W-1", fields: { file: "a" } },
        { id: "W-2", dependsOn: ["W-1"] },
      ],
      openItems: [{ findings: ["F0"] }, { findings: ["F1"] }],
    });
    const verdicts = validationOutputSchema.parse(
      inBlock(says({ role: "validate", findings }, [])),
    );
    expect(verdicts.verdicts.map(({ verdict }) => verdict)).toEqual(["confirmed", "refuted"]);
    const summary = synthesisOutputSchema.parse(
      inBlock(says({ role: "synthesise", findings }, [])),
    );
    expect(summary.recommendations).toHaveLength(2);
  });
});
