import { fenced } from "@wheelhouse/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeReview } from "../flows/code-review.ts";
import { anEntry } from "../testing/entries.ts";
import { play } from "../testing/play.ts";
import { DIFF, scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import { applyChecks } from "./apply-checks.ts";
import { isoTime } from "./iso-time.ts";
import { cell, prose } from "./markdown.ts";
import { costText, tokensText } from "./receipt.ts";
import { reportSchema } from "./report-schema.ts";

describe("isoTime", () => {
  test.each([
    [0, "1970-01-01T00:00:00Z"],
    [951_782_400_000, "2000-02-29T00:00:00Z"],
    [1_795_235_400_999, "2026-11-21T04:30:00Z"],
  ])("%i is %s", (ms, text) => {
    expect(isoTime(ms)).toBe(text);
  });

  test("agrees with the platform on any time", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }), (ms) => {
        const platform = new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
        expect(isoTime(ms)).toBe(platform);
      }),
    );
  });
});

describe("an agent's text in a report", () => {
  test.each([
    ["# heading", "\\# heading"],
    ["text\n  ## heading", "text\n  \\## heading"],
    ["#1 is a number", "#1 is a number"],
    ["```js\ncode\n```", "\\```js\ncode\n\\```"],
    ["text\n---", "text\n\\---"],
    ["<!-- hidden -->", "\\<!-- hidden -->"],
    ["- a list\n- stays", "- a list\n- stays"],
  ])("%j becomes %j", (text, safe) => {
    expect(prose(text)).toBe(safe);
  });

  test("a fence is longer than any inside it", () => {
    expect(fenced("a\n````\nb\n")).toBe("`````\na\n````\nb\n`````");
  });

  test("a cell keeps its row", () => {
    expect(cell("a | b\nc")).toBe("a \\| b c");
  });
});

describe("tokens and cost", () => {
  const agent = { agent: "x", level: "enforced", modelFree: false };
  const tokens = (input: number, unknown: number) => ({ input, output: 0, unknown });
  test("unknown is never zero", () => {
    expect(tokensText({ tokens: tokens(0, 3), agents: [agent] })).toBe("unknown");
    expect(tokensText({ tokens: tokens(5, 0), agents: [agent] })).toBe("5 in, 0 out");
    expect(tokensText({ tokens: tokens(5, 1), agents: [agent] })).toBe(
      "5 in, 0 out, and unknown for 1 attempt",
    );
    expect(costText({ costUsd: { known: 0, unknown: 2 }, agents: [agent] })).toBe("unknown");
    expect(costText({ costUsd: { known: 0.5, unknown: 2 }, agents: [agent] })).toBe(
      "0.5000 USD, and unknown for 2 attempts",
    );
  });
  test("an agent without a model spends none", () => {
    const agents = [{ ...agent, modelFree: true }];
    expect(tokensText({ tokens: tokens(0, 3), agents })).toBe("none: no model was called");
  });
});

describe("checked citations", () => {
  const entry = anEntry({ key: "k" });
  const quote = { path: "src/store.ts", lines: [3, 5] as [number, number], quote: "} catch {}" };
  const checked = (status: "verified" | "moved" | "not-found", of = entry) =>
    applyChecks([of], { checked: [{ key: "k", citations: [{ ...quote, status }] }] })[0];

  test.each([
    ["verified", "stands"],
    ["moved", "stands"],
    ["not-found", "unverified"],
  ] as const)("%s: %s", (status, standing) => {
    expect(checked(status)).toMatchObject({ standing, finding: { citations: [{ status }] } });
  });

  test("moved lines are corrected", () => {
    const moved = { ...quote, lines: [8, 10] as [number, number], status: "moved" as const };
    const [after] = applyChecks([entry], { checked: [{ key: "k", citations: [moved] }] });
    expect(after?.finding.citations[0]?.lines).toEqual([8, 10]);
  });

  test("what was not checked counts as not found", () => {
    expect(applyChecks([entry], { checked: [] })[0]).toMatchObject({
      standing: "unverified",
      finding: { citations: [{ status: "not-found" }] },
    });
  });

  test("a merged source can hold the claim up", () => {
    const also = [{ key: "other", persona: "test-engineer", finding: entry.finding }];
    const [after] = applyChecks([{ ...entry, also }], {
      checked: [{ key: "other", citations: [{ ...quote, status: "verified" }] }],
    });
    expect(after?.standing).toBe("stands");
  });

  test("an outside claim needs a second source, a refuted one stays refuted", () => {
    const page = (path: string) => ({ path, lines: [1, 1] as [number, number], quote: "it is" });
    const web = anEntry({ key: "k" }, { trust: "web", citations: [page("https://a.example/x")] });
    expect(applyChecks([web], { checked: [] })[0]).toMatchObject({
      standing: "unverified",
      marks: [{ rule: "corroboration", text: expect.stringMatching(/^single-source/) }],
    });
    const second = { ...web.finding, citations: [page("https://b.example/y")] };
    const also = [{ key: "o", persona: "research-analyst", finding: second }];
    expect(applyChecks([{ ...web, also }], { checked: [] })[0]?.standing).toBe("stands");
    expect(checked("verified", { ...entry, standing: "refuted" })?.standing).toBe("refuted");
  });
});

describe("the head of a report", () => {
  test("is one field a line, whatever the focus holds", async () => {
    const changed = DIFF.files.map((file) => file.path);
    const { outputs } = await play({
      flow: codeReview,
      band: "small",
      input: { question: 'a "b"\n---\n# c: {d}' },
      facts: { agents: [] },
      steps: {
        snapshot: { output: SNAPSHOT },
        diff: { output: DIFF },
        scan: { output: await scanSample({ of: "change", changed }) },
      },
    });
    const { markdown } = reportSchema.parse(outputs["render"]);
    const [, head = ""] = markdown.split(/^---$/m);
    const fields = head.trim().split("\n");
    expect(fields.every((line) => /^( {2}(- )?)?[\w{"]/.test(line))).toBe(true);
    expect(fields.filter((line) => /^[a-z]/i.test(line)).map((line) => line.split(":")[0])).toEqual(
      [
        "flow",
        "band",
        "bandWhy",
        "fast",
        "focus",
        "project",
        "model",
        "started",
        "ended",
        "validated",
        "agents",
        "roster",
        "sections",
        "counts",
      ],
    );
    expect(head).toContain("agents: []\n");
    expect(head).toContain(`focus: ${JSON.stringify('a "b"\n---\n# c: {d}')}\n`);
  });
});
