import { API, type RunObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { exportRun } from "./export-run.ts";

/** A run with names that were chosen to break out of wherever they are put. */
const RUN: RunObject = API.run.reply.parse({
  id: "k3m2x9ab",
  source: "wheelhouse",
  flow: "code-review",
  status: "completed",
  title: '</title><script>alert(1)</script>"\u202E',
  project: { id: "p", path: '/home/ann/a"\r\nset-cookie: x=1/../<b>' },
  band: "small",
  agent: "scout",
  model: null,
  created_by: "ann",
  created_at: "2026-11-21T10:00:00.000Z",
  started_at: "2026-11-21T10:00:00.000Z",
  updated_at: "2026-11-21T10:03:04.000Z",
  ended_at: "2026-11-21T10:03:04.000Z",
  paused: null,
  report_source: "report",
  tokens: { input: 61_200, output: null, unknown: 1 },
  cost: null,
  cost_unknown: 1,
  usage: [],
  error: null,
  observed: null,
  wave: null,
  steps: [],
  findings: [],
  report: "",
  receipt: { level: "enforced" },
  requests: [],
});

describe("a run as a file", () => {
  test.each(["md", "html", "json"] as const)(
    "has a name that is safe everywhere: %s",
    async (form) => {
      const { name } = await exportRun(RUN, { report: "" }, form);
      expect(name).toBe(`code-review-b-k3m2x9ab.${form}`);
      const long = await exportRun(
        { ...RUN, flow: "x".repeat(300), project: null },
        { report: "" },
        form,
      );
      expect(long.name).toBe(`${"x".repeat(40)}-k3m2x9ab.${form}`);
    },
  );

  test("as Markdown says which run it was, keeps the YAML of the report, and adds a receipt", async () => {
    const report = '---\nflow: "code-review"\n---\n\n# Report\n\nFine.\n';
    const { text } = await exportRun({ ...RUN, title: "Review" }, { report }, "md");
    expect(text).toMatch(
      /^---\nrun: "k3m2x9ab"\nstatus: "completed"\ntitle: "Review"\nflow: "code-review"\n---\n/,
    );
    expect(text).toContain(
      "- **When:** 2026-11-21 10:00:00 UTC to 2026-11-21 10:03:04 UTC (3m 04s)",
    );
    expect(text).toContain("- **Tokens:** 61.2k in, unknown out; unknown for one attempt");
    expect(text).toContain('# Report\n\nFine.\n\n## Receipt\n\n```json\n{\n  "level"');
    const own = await exportRun(RUN, { report: "# R\n\n## Receipt\n\n- mine\n" }, "md");
    expect(own.text.match(/## Receipt/g)).toHaveLength(1);
  });

  test("as Markdown lets no name of others mean anything", async () => {
    const { text } = await exportRun(RUN, { report: "x" }, "md");
    expect(text).toContain(String.raw`/home/ann/a" set-cookie: x=1/../\<b\>`);
    expect(text).not.toContain("\u202E");
    expect(text.match(/^---$/gm)).toHaveLength(2);
  });

  test("as HTML is one page that loads nothing, runs nothing and says so itself", async () => {
    const report = "---\nfocus: x\n---\n# Report\n\n<script>alert(1)</script>\n";
    const { text } = await exportRun(RUN, { report }, "html");
    expect(text).toContain(
      "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;[U+202E]</title>",
    );
    expect(text).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/]+='; base-uri 'none'; form-action 'none'"/,
    );
    expect(text).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|url\(|@import/i);
    expect(text).toContain("&#x3C;script>alert(1)&#x3C;/script>");
    expect(text).not.toContain("focus: x");
    expect(text).toContain("<h2>Receipt</h2>");
  });

  test("as HTML has its title once", async () => {
    const report = "\n# Review\n\nFine.\n";
    const { text } = await exportRun({ ...RUN, title: "Review" }, { report }, "html");
    expect(text.match(/<h1>/g)).toHaveLength(1);
    expect(text).toContain("<p>Fine.</p>");
  });

  test("as JSON is the run, whole", async () => {
    const { text } = await exportRun(RUN, { report: "" }, "json");
    expect(JSON.parse(text)).toEqual(RUN);
  });
});
