import { describe, expect, test } from "vitest";
import { codeReview } from "../flows/code-review.ts";
import type { HistoryOutput } from "../io/history.ts";
import { type Report, reportSchema } from "../report/report-schema.ts";
import { type Canned, play, type Scene } from "../testing/play.ts";
import { DIFF, scanSample, SNAPSHOT } from "../testing/sample-project.ts";
import { keptFindings } from "./kept-findings.ts";

const SECURITY = "angle.adversarial-security-analyst";
const JUNIOR = "angle.junior-developer";
const CITED = { path: "src/store.ts", lines: [3, 5], quote: "} catch {}" };

const finding = (id: string, claim: string, over: object = {}) => ({
  id,
  severity: "high",
  claim,
  why: "Why.",
  citations: [{ ...CITED, quote: `quote of ${claim}` }],
  ...over,
});
const found = (...findings: object[]): Canned => ({ output: { findings, clean: ["the rest"] } });

async function review(steps: Scene["steps"], changed: readonly string[] = ["src/store.ts"]) {
  const played = await play({
    flow: codeReview,
    band: "small",
    steps: {
      snapshot: { output: SNAPSHOT },
      diff: { output: { ...DIFF, files: DIFF.files.filter(({ path }) => changed.includes(path)) } },
      scan: { output: await scanSample({ of: "change", changed }) },
      ...steps,
    },
  });
  expect(played.failed).toBeUndefined();
  return reportSchema.parse(played.outputs["render"]);
}

/** What a run that comes after a report finds of it. */
function after(report: Report, over: object = {}, quoted = false): Canned {
  const output: HistoryOutput = {
    earlier: {
      run: "k3m2",
      endedAt: 1_795_235_400_000,
      band: "small",
      agents: ["scout"],
      findings: keptFindings(report, () => quoted),
      ...over,
    },
  };
  return { output };
}

describe("what has changed since the last run", () => {
  test("is new, gone and still there, whatever lines and ids have become", async () => {
    const first = await review({
      [JUNIOR]: found(
        finding("JD1", "A write is lost."),
        finding("JD2", "A name lies.", { severity: "critical" }),
      ),
    });
    const second = await review({
      history: after(first),
      [JUNIOR]: found(
        finding("JD1", "Two orders share a name."),
        finding("JD9", "A write is lost.", {
          severity: "medium",
          citations: [{ ...CITED, lines: [13, 15], quote: "quote of A write is lost." }],
        }),
      ),
    });
    expect(second.receipt.since).toEqual({
      run: "k3m2",
      endedAt: 1_795_235_400_000,
      notes: [],
      counts: { new: 1, still: 1, gone: 1, notLooked: 0 },
      gone: [
        {
          ref: "JD2",
          severity: "critical",
          claim: "A name lies.",
          persona: "junior-developer",
          place: "src/store.ts:3",
          why: "The lines that it cites are no longer there.",
        },
      ],
      notLooked: [],
    });
    expect(second.findings.map(({ ref, since, was }) => ({ ref, since, was }))).toEqual([
      { ref: "JD1", since: "new" },
      { ref: "JD9", since: "still", was: "high" },
    ]);
    const [, section = ""] =
      /## Since the last run\n\n([\s\S]*?)\n\n## /.exec(second.markdown) ?? [];
    expect(section)
      .toBe(`Compared with run \`k3m2\` of 2026-11-21T04:30:00Z: 1 new, 1 gone, 1 still there.

**New**

- ${second.findings[0]?.label} (high): Two orders share a name.

**With another severity**

- JD9 (medium, high then): A write is lost.

**Gone**

- JD2 then (critical, \`src/store.ts:3\`): A name lies. The lines that it cites are no longer there.`);
    expect(second.markdown).toContain(
      "- Since the last run: 1 new, 1 gone, 1 still there; compared with k3m2",
    );
  });

  test("is not gone where nobody looked: other files, an angle that was not asked or failed", async () => {
    const whole = ["src/store.ts", "src/server.ts"];
    const first = await review(
      {
        [JUNIOR]: found(finding("JD1", "A write is lost.")),
        [SECURITY]: found(
          finding("SEC1", "Anybody may write.", { topic: "security" }),
          finding("SEC2", "The key is in the source.", {
            citations: [{ path: "src/server.ts", lines: [1, 1], quote: "secret" }],
          }),
        ),
      },
      whole,
    );
    const lookedAt = async (steps: Scene["steps"], changed: readonly string[]) => {
      const { since } = (await review({ history: after(first), ...steps }, changed)).receipt;
      return since?.notLooked.map(({ ref, why }) => `${ref}: ${why}`);
    };
    expect(await lookedAt({}, ["src/store.ts"])).toEqual([
      "SEC2: Its files are not in the scope of this run.",
    ]);
    expect(await lookedAt({ [SECURITY]: { fail: "hung" } }, whole)).toEqual([
      "SEC1: Nobody looked as adversarial-security-analyst this time.",
      "SEC2: Nobody looked as adversarial-security-analyst this time.",
    ]);
    const scan = await scanSample({ of: "change", changed: whole });
    const areas = { output: { ...scan, scope: { ...scan.scope, kind: "areas", paths: [] } } };
    expect(await lookedAt({ scan: areas }, whole)).toEqual([
      "JD1: Nobody was asked to look.",
      "SEC1: Nobody was asked to look.",
      "SEC2: Nobody was asked to look.",
    ]);
  });

  test("says that what it does not find again may still be there, by its lines and by who looked", async () => {
    const first = await review({ [JUNIOR]: found(finding("JD1", "A write is lost.")) });
    const second = await review({
      history: after(first, { agents: ["claude", "codex"], band: "large" }, true),
      [JUNIOR]: found(),
    });
    expect(second.receipt.since).toMatchObject({
      counts: { new: 0, still: 0, gone: 1 },
      gone: [{ why: "Not found again, though the lines that it cites are still there." }],
      notes: [
        "Other agents looked then (claude, codex; now scout), so what is gone may only not have been seen.",
        "That run was of band large, this one is small.",
      ],
    });
  });

  test("counts what is claimed again without evidence as gone, and says so", async () => {
    const first = await review({ [JUNIOR]: found(finding("JD1", "A write is lost.")) });
    const second = await review({
      history: after(first),
      [JUNIOR]: found(finding("JD1", "A write is lost.", { citations: [] })),
    });
    expect(second.receipt.since).toMatchObject({
      counts: { new: 0, gone: 1 },
      gone: [{ why: expect.stringMatching(/no longer there|without evidence/) }],
    });
  });

  test("is not there without an earlier run", async () => {
    const report = await review({ [JUNIOR]: found(finding("JD1", "A write is lost.")) });
    expect(report.receipt.since).toBeUndefined();
    expect(report.findings[0]?.since).toBeUndefined();
    expect(report.markdown).not.toContain("Since the last run");
  });

  test("lists a hundred of each kind at most, the worst first, and counts all", async () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      finding(
        `JD${index}`,
        `Something is wrong with ${"abcdefghij"[index % 10]}${"x".repeat(index)}.`,
        {
          severity: index === 149 ? "critical" : "low",
        },
      ),
    );
    const first = await review({ [JUNIOR]: found(...many) });
    const counted = keptFindings(first, () => false).length;
    const second = await review({ history: after(first), [JUNIOR]: found() });
    expect(second.receipt.since?.counts).toMatchObject({ gone: counted });
    expect(second.receipt.since?.gone).toHaveLength(100);
    expect(second.receipt.since?.gone[0]?.severity).toBe("critical");
    expect(second.markdown).toContain(`- and ${counted - 10} findings more`);
  });
});
