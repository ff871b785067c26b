import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const SCHEMA = new URL("../../../../docs/report.schema.json", import.meta.url);
const published = z.fromJSONSchema(
  z.record(z.string(), z.json()).parse(JSON.parse(readFileSync(SCHEMA, "utf8"))),
);
const sarifSchema = z.object({
  version: z.literal("2.1.0"),
  runs: z.tuple([
    z.object({
      results: z
        .array(
          z.object({
            level: z.string(),
            locations: z.array(
              z.object({
                physicalLocation: z.object({
                  artifactLocation: z.object({ uri: z.string() }),
                  region: z.object({ startLine: z.int(), snippet: z.object({ text: z.string() }) }),
                }),
              }),
            ),
            partialFingerprints: z.object({ "wheelhouseFinding/v1": z.string().length(20) }),
          }),
        )
        .min(1),
    }),
  ]),
});

const QUOTE = "return execSync(`tar czf archive.tgz ${name}`);";
const TRANSCRIPT = `version: 1
turns:
  - step: angle.test-engineer
    output:
      findings:
        - id: T1
          severity: high
          claim: A file name is part of a shell command.
          why: Whoever names a file runs commands.
          citations: [{ path: src/orders.js, lines: [13, 13], quote: ${JSON.stringify(QUOTE)} }]
          trust: codebase
      clean: []
      summary: One thing.
  - step: angle.*
    output: { findings: [], clean: [Nothing.], summary: Nothing. }
  - { step: synth, output: { summary: One thing is wrong. } }
`;

describe("the forms of a report", () => {
  test("3.20: a review is to be had by the published schema and as SARIF, on the command line and from the server", async () => {
    const cwd = smallRepository();
    const said = join(dirname(cwd), "said.yaml");
    writeFileSync(said, TRANSCRIPT);
    const terminal = openTerminal({ cwd });
    const ran = await terminal.call(
      "run",
      "code-review",
      "--agent",
      "scripted",
      "--model",
      said,
      "--json",
    );
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(ran.stdout));

    const json = await terminal.call("report", id, "--as", "json");
    expect(json.code).toBe(0);
    const file: unknown = JSON.parse(json.stdout);
    expect(published.safeParse(file).error).toBeUndefined();
    expect(file).toMatchObject({
      run: { id, status: "completed", project: cwd },
      flow: "code-review",
    });

    const sarif = await terminal.call("report", id, "--as", "sarif");
    const [{ results }] = sarifSchema.parse(JSON.parse(sarif.stdout)).runs;
    expect(results.flatMap(({ locations }) => locations)).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: "src/orders.js" },
          region: { startLine: 13, snippet: { text: QUOTE } },
        },
      },
    ]);

    const server = await serve(terminal);
    const get = (format: string) => server.get(`/api/runs/${id}/report?format=${format}`, {});
    for (const [format, type, ending, text] of [
      ["json", "application/json", "report.json", json.stdout],
      ["sarif", "application/sarif+json", "sarif", sarif.stdout],
    ] as const) {
      const response = await get(format);
      const { headers, status } = response;
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe(type);
      expect(headers.get("content-disposition")).toBe(
        `attachment; filename="code-review-orders-${id}.${ending}"`,
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect((await response.text()).trim()).toBe(text.trim());
    }
  });

  test("3.20: a page that the flow made is the HTML of its run, and there is no SARIF of it", async () => {
    const cwd = smallRepository();
    const terminal = openTerminal({ cwd });
    const ran = await terminal.call(
      "run",
      "html-summary",
      "README.md",
      "--agent",
      "scout",
      "--json",
    );
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(ran.stdout));
    const out = join(dirname(cwd), "page.html");
    expect((await terminal.call("report", id, "--as", "html", "--out", out)).code).toBe(0);
    expect(readFileSync(out, "utf8")).toMatch(/^<!doctype html>[\s\S]*<main>\n<h1>/);
    const refused = await terminal.call("report", id, "--as", "sarif");
    expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("SARIF lists problems");
    const unknown = await terminal.call("report", id, "--as", "pdf");
    expect(unknown.stderr).toContain("There is md, json, sarif, html.");
  });
});
