import {
  documentOutputSchema,
  type Brief,
  type DocumentOutput,
  type Finding,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { analyse } from "../analyse.ts";
import { temporaryTree } from "../temporary-tree.ts";

const FILES = {
  "package.json": '{\n  "name": "shop",\n  "scripts": {\n    "build": "tsc -b | cat"\n  }\n}\n',
  "README.md": "# Shop\n",
  "src/order.ts": "export function closeOrder(): void {}\n",
  "src/page.ts": 'import { closeOrder } from "./order.ts";\ncloseOrder();\n',
};
const PLAN = `# Plan

## Phase 1: read
- Fetch mails
  - tests: a mail is read
- Parse the order

## Phase 2: answer
It depends on Phase 1.
- Send a receipt (after Parse the order)

## Open questions
- Who owns the box?
`;

async function written(brief: Partial<Brief>): Promise<DocumentOutput> {
  await using tree = await temporaryTree(FILES);
  const done = await analyse(tree.root, { role: "write", ...brief });
  if (done.role !== "write") throw new Error("not a document");
  expect(documentOutputSchema.parse(done.output)).toEqual(done.output);
  return done.output;
}

const section = (id: string, more: Partial<NonNullable<Brief["sections"]>[number]> = {}) => ({
  id,
  title: id,
  about: "",
  items: false,
  topics: [],
  ...more,
});
const finding = (id: string, more: Partial<Finding> = {}): Finding => ({
  id,
  severity: "high",
  claim: `Claim of ${id}.`,
  why: "Why.",
  citations: [{ path: "src/page.ts", lines: [2, 2], quote: "closeOrder();" }],
  trust: "codebase",
  topic: "missing-tests",
  ...more,
});

describe("write", () => {
  test("tables of facts fill the sections of their topics, each with its place; the others say that they need a model", async () => {
    const { sections, summary } = await written({
      sections: [section("commands", { topics: ["commands"] }), section("taste")],
    });
    expect(sections[0]?.body).toContain(
      "| `npm run build` | `tsc -b \\| cat` | `package.json:4` |",
    );
    expect(sections[1]?.body).toMatch(/^Needs a model/);
    expect(summary).toMatch(/^Composed without a model\..*1 of 2 sections needs a model/);
  });

  test("a table stands once, and what was reported points at no place by itself", async () => {
    const { sections } = await written({
      sections: [
        section("a", { topics: ["docs"] }),
        section("b", { topics: ["docs"] }),
        section("areas", { topics: ["core", "commands"] }),
      ],
    });
    expect(sections.map(({ body }) => body)).toEqual([
      expect.stringContaining("`README.md:1`"),
      "What the tree says of this stands in the tables above.",
      expect.stringMatching(/^Needs a model/),
    ]);
  });

  test("a plan is cut by its own lists, in their order and with what they wait for", async () => {
    const material = [{ name: "plan", path: "docs/plan.md", text: PLAN }];
    const { items, openItems } = await written({
      material,
      sections: [
        section("items", {
          items: true,
          prefix: "W-",
          fields: ["plan reference", "tests", "acceptance"],
        }),
      ],
    });
    expect(items.map(({ id, title, dependsOn }) => [id, title, dependsOn])).toEqual([
      ["W-1", "Fetch mails", []],
      ["W-2", "Parse the order", []],
      ["W-3", "Send a receipt (after Parse the order)", ["W-2"]],
    ]);
    expect(items[0]?.fields).toEqual({
      "plan reference": "docs/plan.md:4",
      tests: "tests: a mail is read",
      acceptance: expect.stringContaining("needs a model"),
    });
    expect(openItems.map(({ question, why }) => [question, why])).toEqual([
      ["Who owns the box?", "It is asked in docs/plan.md:13."],
    ]);
  });

  test("headings that call themselves phases become phases", async () => {
    const { items, sections } = await written({
      material: [{ name: "plan", text: PLAN }],
      sections: [section("index"), section("phases", { items: true, prefix: "Phase " })],
    });
    expect(items.map(({ id, title, dependsOn }) => [id, title, dependsOn])).toEqual([
      ["Phase 1", "read", []],
      ["Phase 2", "answer", ["Phase 1"]],
    ]);
    expect(sections[0]?.body).toBe("- **Phase 1** read\n- **Phase 2** answer (after Phase 1)");
  });

  test("findings become the items of their topics, the worst first, with the seam to test at", async () => {
    const { items } = await written({
      findings: [
        finding("T1", { severity: "low" }),
        finding("T2", {
          severity: "critical",
          citations: [{ path: "src/order.ts", lines: [1, 1], quote: "x" }],
        }),
        finding("X1", { topic: "other" }),
      ],
      sections: [
        section("plan", {
          items: true,
          prefix: "TP-",
          fields: ["priority", "seam", "given"],
          topics: ["missing-tests"],
        }),
      ],
    });
    expect(
      items.map(({ id, findings, fields }) => [id, findings, fields["priority"], fields["seam"]]),
    ).toEqual([
      ["TP-001", ["T2"], "CRIT", "closeOrder (src/order.ts:1)"],
      ["TP-002", ["T1"], "LOW", "src/page.ts"],
    ]);
    expect(items[0]?.fields["given"]).toBe("Needs a model.");
  });

  test("an issue is quoted and classified by its own words, and what it lacks is asked", async () => {
    const text =
      "Closing fails\n\nI click close and get `OrderError: empty order`. It should close.";
    const { sections, items } = await written({
      material: [{ name: "issue", text }],
      sections: [
        section("classification", {
          items: true,
          prefix: "T-",
          fields: ["type", "severity", "next"],
        }),
        section("reported"),
        section("expected"),
        section("missing"),
      ],
    });
    expect(items[0]).toMatchObject({
      id: "T-1",
      title: "Closing fails",
      fields: { type: "Bug", severity: "Unknown", next: "investigate" },
    });
    expect(sections.map(({ body }) => body)).toEqual([
      "",
      expect.stringContaining("> Closing fails"),
      "> It should close.",
      expect.stringContaining("- Which version or commit was it?"),
    ]);
  });

  test("a line that the report names is a suspected area", async () => {
    const { sections } = await written({
      focus: "It fails at closeOrder (/app/src/order.ts:1:8).",
      sections: [section("areas", { topics: ["core"] })],
    });
    expect(sections[0]?.body).toBe(
      "- The report names line 1 of `src/order.ts`, in `closeOrder`. (`src/order.ts:1`)",
    );
  });

  test("a change is described by its files and by what most others need of it", async () => {
    const changed = [
      { path: "src/order.ts", ranges: [[1, 1] as [number, number]] },
      { path: "README.md", ranges: [[1, 3] as [number, number]] },
    ];
    const { sections } = await written({
      changed,
      sections: [section("title"), section("first"), section("files")],
    });
    expect(sections.map(({ body }) => body)).toEqual([
      "Change 2 files",
      "- `src/order.ts`: 1 source file needs it",
      "| File | Changed lines |\n| --- | --- |\n| `README.md` | 3 |\n| `src/order.ts` | 1 |",
    ]);
  });
});
