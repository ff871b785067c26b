import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunState } from "@wheelhouse/core";
import type { Report } from "@wheelhouse/flows";
import { beforeAll, describe, expect, test } from "vitest";
import { makeShop, runGolden } from "./golden-world.ts";
import { reportOf } from "./outline.ts";

let shop: string;
beforeAll(async () => {
  shop = await makeShop();
});

/** A finding as an agent hands it in; every one is at another line of another file. */
function finding(nth: number, over: object = {}) {
  return {
    id: `X${nth}`,
    severity: "medium",
    claim: `Claim ${nth} about this part.`,
    why: "It costs time.",
    topic: `topic-${nth % 50}`,
    citations: [{ path: "src/orders/order.ts", lines: [nth + 1, nth + 1], quote: "readonly" }],
    ...over,
  };
}

/** A run in which one angle of the analysis gives a bad answer, the others a good one. */
async function withAnswer(
  answer: object,
  flow = "architectural-analysis",
): Promise<{ state: RunState; report: Report }> {
  const good = { summary: "Nothing.", findings: [], clean: ["what was looked at"] };
  const transcript = join(mkdtempSync(join(tmpdir(), "wheelhouse-transcript-")), "bad.yaml");
  const turns = [
    { step: "angle.structural-analyst", ...answer },
    { step: "synth", output: { summary: "As it is.", recommendations: [], good: [] } },
    { step: "*", output: good },
  ];
  writeFileSync(transcript, JSON.stringify({ version: 1, turns }));
  const focus = flow === "code-review" ? "src/orders" : "src/payments src/orders";
  const state = await runGolden(shop, {
    flow,
    band: "small",
    agent: "scripted",
    focus,
    transcript,
  });
  expect(state.ended?.status).toBe("completed");
  const report = reportOf(state);
  if (!report) throw new Error("the run has no report");
  return { state, report };
}

describe("a bad answer", () => {
  test.each(["architectural-analysis", "code-review"])(
    "of 5,000 findings leaves a report of %s that can be read, with the omitted ones counted",
    async (flow) => {
      const findings = Array.from({ length: 5000 }, (_, nth) => finding(nth));
      const { report } = await withAnswer({ output: { summary: "Much.", findings } }, flow);
      const kept = 5000 - (report.counts.byStanding["omitted"] ?? 0);
      expect(kept).toBeLessThanOrEqual(60);
      expect(report.findings).toHaveLength(5000);
      expect(report.markdown).toMatch(/4,?\d{3} findings over the cap are left out/);
      expect(report.markdown.length).toBeLessThan(100_000);
    },
  );

  test("that is no JSON is asked for again in its session, then named with its words and counted", async () => {
    const { state, report } = await withAnswer({
      play: [{ text: "The structure is fine, I think." }],
    });
    expect(state.steps.get("angle.structural-analyst")?.status).toBe("failed");
    expect(report.receipt.roster.failed).toBe(1);
    expect(report.markdown).toContain("- Incomplete: Structure failed");
    expect(report.markdown).toMatch(
      /Structure \(structural-analyst\): .*no JSON in the last message/,
    );
    expect(report.markdown).toContain("it said: The structure is fine, I think.");
  });

  test.each(["../../../etc/passwd", "/etc/passwd", "src/../../secret.txt", "src/gone.ts"])(
    "that cites %s, outside of the snapshot, is listed apart",
    async (path) => {
      const citations = [{ path, lines: [1, 1], quote: "root" }];
      const output = { summary: "Outside.", findings: [finding(1, { citations })] };
      const { report } = await withAnswer({ output });
      expect(report.findings).toMatchObject([
        { standing: "unverified", citations: [{ status: "not-found" }] },
      ]);
      expect(report.markdown).toContain("- 1 claim could not be verified and is listed apart.");
    },
  );

  test("of several megabytes is taken, and the report stays one that can be read", async () => {
    const why = "word ".repeat(1_600_000);
    const { report } = await withAnswer({
      output: { summary: "Long.", findings: [finding(1, { why, severity: "critical" })] },
    });
    expect(report.markdown.length).toBeLessThan(100_000);
  });
});
