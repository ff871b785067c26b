import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changesObjectSchema } from "@wheelhouse/core";
import { handOver } from "@wheelhouse/workspace";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { bundlePath } from "../home/home-paths.ts";
import { fingerprintOf } from "../testing/fingerprint-of.ts";
import { changedBesideBranch } from "../testing/solving/only-a-branch.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";
import { writingRun } from "../testing/writing-run.ts";

const rowsSchema = z.array(
  z.looseObject({
    id: z.string(),
    status: z.string(),
    bytes: z.int(),
    removable: z.boolean(),
    why: z.string(),
    bundle: z.string().nullable(),
  }),
);
const ENDED = { type: "run.completed", data: {} } as const;

async function world() {
  const project = smallRepository();
  const terminal = openTerminal({ cwd: project });
  const run = await writingRun(terminal.home, project);
  const json = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await terminal.call(...args, "--json")).stdout);
  return { project, terminal, run, json, before: fingerprintOf(project) };
}

describe("wheelhouse changes", () => {
  test("tells what a run and each of its steps have changed, with what was noticed", async () => {
    const { run, json, terminal, project, before } = await world();
    await run.commit("fix", "Take the discount off", {
      "src/orders.js": "export const total = () => 0;\n",
      "src/ä \n.js": "1\n",
      "README.md": null,
    });
    await run.commit("note", "Say so", { "NOTES.md": "# Notes\n" });
    await run.commit("fix", "Once more", { "src/orders.js": "export const total = () => 1;\n" });

    const whole = changesObjectSchema.parse(await json("changes", run.id));
    expect(whole.files.map(({ path, status }) => [path, status])).toEqual([
      ["NOTES.md", "added"],
      ["README.md", "deleted"],
      ["src/orders.js", "modified"],
      ["src/ä \n.js", "added"],
    ]);
    expect(whole.commits).toMatchObject([
      { step: "fix", subject: "Take the discount off", files: 3, added: 2 },
      { step: "note", subject: "Say so", files: 1, added: 1, removed: 0 },
      { step: "fix", subject: "Once more", files: 1, added: 1, removed: 1 },
    ]);
    expect(whole).toMatchObject({ step: null, branch: null, truncated: false });

    const fix = changesObjectSchema.parse(await json("changes", "k3m2", "--step", "fix"));
    expect(fix.commits.map(({ subject }) => subject)).toEqual([
      "Take the discount off",
      "Once more",
    ]);
    expect(fix.files.map(({ path }) => path)).not.toContain("NOTES.md");
    const note = changesObjectSchema.parse(await json("changes", run.id, "--step", "note"));
    expect(note.files).toMatchObject([{ path: "NOTES.md", added: 1, removed: 0 }]);

    const { stdout } = await terminal.call("changes", run.id);
    expect(stdout).toContain("Run k3m2x9ab has changed 4 files");
    expect(stdout).toContain('"src/ä \\n.js"');
    expect(stdout).toContain("It is not handed over");
    expect(changedBesideBranch(project, before)).toEqual([]);
  });

  test("prints a patch that git takes, and mails with the commits", async () => {
    const { run, terminal, project } = await world();
    execFileSync("git", ["checkout", "--quiet", "--", "."], { cwd: project });
    await run.commit("fix", "Mend it", { "README.md": "# Better\r\nno end", "a b.txt": "\tx\n" });
    const { stdout: patch } = await terminal.call("changes", run.id, "--patch");
    const file = join(mkdtempSync(join(tmpdir(), "wheelhouse-patch-")), "work.patch");
    writeFileSync(file, patch);
    const pipes = { cwd: project, stdio: "pipe" } as const;
    expect(String(execFileSync("git", ["apply", "--check", file], pipes))).toBe("");
    const { stdout: mail } = await terminal.call("changes", run.id, "--mail");
    expect(mail).toMatch(/^From [0-9a-f]{40} .*\nFrom: .*\nDate: .*\nSubject: \[PATCH\] Mend it\n/);
    expect(mail).toContain("Wheelhouse-Step: fix");
  });

  test("says of a run without a clone, of another step and of no run what is wrong", async () => {
    const { terminal, run } = await world();
    const step = await terminal.call("changes", run.id, "--step", "nope");
    expect(step.stderr).toContain('has no step "nope"');
    const unknown = await terminal.call("changes", "zzzz");
    expect(unknown.stderr).toContain("There is no run");
    await run.append(ENDED);
    await terminal.call("clean", "--yes");
    const { stderr, code } = await terminal.call("changes", run.id);
    expect(stderr).toContain("has no clone");
    expect(code).not.toBe(0);
  });
});

describe("wheelhouse clean", () => {
  test("leaves the clone of a run that may go on, and work that nobody else has", async () => {
    const { run, json, terminal } = await world();
    await run.commit("fix", "Mend it", { "README.md": "# Better\n" });
    expect(rowsSchema.parse(await json("clean", "--yes"))).toMatchObject([
      { id: run.id, status: "open", removable: false, removed: false },
    ]);
    expect(existsSync(run.clone.tree)).toBe(true);
    await run.append(ENDED);
    const [row] = rowsSchema.parse(await json("clean", "--yes"));
    expect(row).toMatchObject({ status: "not-yet", removable: false, removed: false });
    expect(row?.bytes).toBeGreaterThan(0);
    expect(existsSync(run.clone.tree)).toBe(true);
    expect((await terminal.call("doctor")).stdout).toMatch(/Clones\s+1 clone of runs that write/);
  });

  test("removes a clone whose branch is in the repository, and only with --yes", async () => {
    const { run, json, terminal, project, before } = await world();
    await run.commit("fix", "Mend it", { "README.md": "# Better\n" });
    await handOver(run.clone, { branch: run.clone.branch });
    const changes = changesObjectSchema.parse(await json("changes", run.id));
    expect(changes.branch).toBe("wheelhouse/7-mend-it");
    await run.append(ENDED);
    const listed = await terminal.call("clean");
    expect(listed.stdout).toContain("wheelhouse/7-mend-it has its work.");
    expect(existsSync(run.clone.tree)).toBe(true);
    const { stdout } = await terminal.call("clean", "--yes");
    expect(stdout).toMatch(/k3m2x9ab: removed, .*free again/s);
    expect(existsSync(run.clone.path)).toBe(false);
    expect(existsSync(bundlePath(terminal.home, run.id))).toBe(false);
    expect(changedBesideBranch(project, before)).toEqual([]);
  });

  test("writes a bundle of work that no branch has, for a run that is named, and removes it then", async () => {
    const { run, json, terminal, project, before } = await world();
    const commit = await run.commit("fix", "Mend it", { "README.md": "# Better\n" });
    await run.append(ENDED);
    const [row] = rowsSchema.parse(await json("clean", "--run", "k3m2", "--yes"));
    expect(row).toMatchObject({ status: "exported", removed: true });
    expect(row?.bundle).toBe(bundlePath(terminal.home, run.id));
    expect(existsSync(run.clone.path)).toBe(false);
    const heads = execFileSync("git", ["bundle", "list-heads", row?.bundle ?? ""], {
      cwd: project,
    });
    expect(String(heads)).toContain(commit);
    expect(changedBesideBranch(project, before)).toEqual([]);
  });
});
