import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

describe("a project", () => {
  test("without git is looked at as the folder that it is, and the report says so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "wheelhouse-plain-"));
    writeFileSync(join(folder, "a.js"), "export const a = 1;\n");
    const ended = await openTerminal({ cwd: folder }).call("run", "code-review");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/not a git repository|no git/i);
  });

  test("that cannot be read is refused, with the next step", async () => {
    const root = mkdtempSync(join(tmpdir(), "wheelhouse-locked-"));
    chmodSync(root, 0o755);
    mkdirSync(join(root, "closed"));
    chmodSync(join(root, "closed"), 0o000);
    const terminal = openTerminal({ asNobody: true });
    const ended = await terminal.call("run", "code-review", "--project", join(root, "closed"));
    expect(ended.code).toBe(2);
    expect(ended.stderr.replaceAll(/\s+/g, " ")).toMatch(
      /cannot be read with your rights\. .*chmod/,
    );
  });

  test("in a repository is reviewed, and its report cites what is there", async () => {
    const repository = smallRepository();
    const terminal = openTerminal({ cwd: join(repository, "src") });
    const out = join(repository, "..", "report.md");
    const ended = await terminal.call("run", "code-review", "src", "--json", "--out", out);
    expect(ended.code).toBe(0);
    const run = JSON.parse(ended.stdout);
    expect(run).toMatchObject({ flow: "code-review", status: "completed" });
    expect(run.receipt.afterCheck).toEqual({ clean: true, changes: [] });
    const citations = run.findings.flatMap((finding: { citations: { status: string }[] }) =>
      finding.citations.map(({ status }) => status),
    );
    expect(citations).toContain("verified");
    const shown = await terminal.call("show", run.id, "--json");
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: run.id, findings: run.findings });
    const log = (await terminal.call("logs", run.id, "--json")).stdout.trim().split("\n");
    expect(log.map((line) => JSON.parse(line).seq)).toEqual(log.map((_, index) => index + 1));
  });
});
