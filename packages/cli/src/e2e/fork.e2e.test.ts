import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { comparisonObjectSchema, type RunListItem, runObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { runDirectory } from "../home/home-paths.ts";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

const QUOTE = "return execSync(`tar czf archive.tgz ${name}`);";
/** One angle finds what is there to be found; whoever writes it up crashes as often as asked. */
const transcript = (synth: string): string => `version: 1
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
${synth}`;
const CRASH = "  - { step: synth, play: [{ crash: 3 }] }\n";
const WRITE = "  - { step: synth, output: { summary: Written up at last. } }\n";

const runsSchema = z.array(
  z.object({ id: z.string(), status: z.string(), forked_from: z.string().optional() }),
);

describe("wheelhouse fork", () => {
  test("3.17: does what had failed in a run that takes over the rest, and cites the same files", async () => {
    const cwd = smallRepository();
    const [broken, whole] = ["broken.yaml", "whole.yaml"].map((name) => join(dirname(cwd), name));
    writeFileSync(broken ?? "", transcript(CRASH));
    writeFileSync(whole ?? "", transcript(WRITE));
    const terminal = openTerminal({ cwd });
    const scripted = ["--agent", "scripted", "--model"];
    const first = await terminal.call("run", "code-review", ...scripted, broken ?? "", "--json");
    expect(first.code).toBe(3);
    const failed = runObjectSchema.parse(JSON.parse(first.stdout));
    const before = JSON.stringify(await eventsOf(terminal.home, failed.id));
    // What was read is what was committed to the snapshot, whatever has become of the project.
    writeFileSync(join(cwd, "src/orders.js"), "nothing is here any more\n");

    const second = await terminal.call("fork", failed.id, ...scripted, whole ?? "", "--json");
    expect(second.code).toBe(0);
    const fork = runObjectSchema.parse(JSON.parse(second.stdout));
    expect(fork).toMatchObject({ status: "completed", forked_from: failed.id });
    expect(fork.report).toContain("Written up at last.");
    expect(fork.report).toContain(`This run was forked from run \`${failed.id}\``);
    expect(fork.findings.flatMap(({ citations }) => citations)).toMatchObject([
      { path: "src/orders.js", status: "verified" },
    ]);
    const angles = fork.steps.filter(
      ({ id, status }) => id.startsWith("angle.") && status === "completed",
    );
    expect(angles.length).toBeGreaterThan(1);
    for (const angle of angles)
      expect(angle).toMatchObject({ attempts: [], taken_from: { run: failed.id } });
    expect(JSON.stringify(await eventsOf(terminal.home, failed.id))).toBe(before);

    const shown = await terminal.call("show", fork.id);
    expect(shown.stdout).toContain(`forked from run ${failed.id}`);
    expect(shown.stdout).toContain(`(taken from run ${failed.id})`);

    const compared = await terminal.call("compare", failed.id, fork.id, "--json");
    const {
      before: one,
      after: other,
      steps,
      findings,
    } = comparisonObjectSchema.parse(JSON.parse(compared.stdout));
    expect([one.status, other.status]).toEqual(["failed", "completed"]);
    expect(steps.find(({ id }) => id === "synth")).toMatchObject({
      before: { status: "failed" },
      after: { status: "completed" },
    });
    expect(steps.find(({ id }) => id === "angle.test-engineer")?.after?.taken).toBe(failed.id);
    expect(findings).toMatchObject({ added: [], gone: [], still: [{ reworded: false }] });
    const side = await terminal.call("compare", failed.id, fork.id);
    expect(side.stdout).toContain("0 new, 0 gone, 1 still there");

    const nothing = await terminal.call("fork", fork.id);
    expect(nothing).toMatchObject({ code: 2, stdout: "" });
    expect(nothing.stderr.replaceAll(/\s+/g, " ")).toContain(`wheelhouse fork ${fork.id} --from `);

    rmSync(runDirectory(terminal.home, failed.id), { recursive: true });
    const gone = await terminal.call("fork", fork.id, "--from", "synth");
    expect(gone.code).toBe(2);
    expect(gone.stderr.replaceAll(/\s+/g, " ")).toContain(
      `wheelhouse fork ${fork.id} --from snapshot`,
    );
  });

  test("3.17, 3.19: over HTTP is made once for a key, and refused with its reason", async () => {
    const cwd = smallRepository();
    const terminal = openTerminal({ cwd });
    const run = runObjectSchema.parse(
      JSON.parse((await terminal.call("run", "code-review", "--agent", "scout", "--json")).stdout),
    );
    const { call, get, post } = await serve(terminal);
    const headers = { "idempotency-key": "k1" };
    const body = { from_step: "render" };
    const one = await post(`/api/runs/${run.id}/fork`, body, headers);
    expect(one.status).toBe(202);
    const made = z.object({ run_id: z.string(), repeated: z.boolean() }).parse(await one.json());
    const again = await post(`/api/runs/${run.id}/fork`, body, headers);
    expect(await again.json()).toEqual({ run_id: made.run_id, repeated: true });
    await untilEvent(
      terminal.home,
      (event) => event.run === made.run_id && event.type === "run.completed",
    );
    const file = await get(`/api/runs/${made.run_id}/file?path=README.md`, {});
    expect(await file.json()).toMatchObject({ lines: ["# Orders", "", expect.any(String), ""] });
    const listed: Pick<RunListItem, "id">[] = runsSchema.parse(
      await (await get("/api/runs", {})).json(),
    );
    expect(listed).toMatchObject([{ id: made.run_id, forked_from: run.id }, { id: run.id }]);
    const compared = await get(`/api/compare?a=${run.id}&b=${made.run_id}`, {});
    const comparison = comparisonObjectSchema.parse(await compared.json());
    expect(comparison).toMatchObject({ before: { id: run.id }, after: { id: made.run_id } });
    expect(comparison.findings).toMatchObject({ added: [], gone: [] });
    expect((await get(`/api/compare?a=${run.id}&b=nobody`, {})).status).toBe(404);
    expect((await get(`/api/compare?a=${run.id}`, {})).status).toBe(400);
    const refusals = [
      [`/api/runs/${run.id}/fork`, { from_step: "rendr" }, 404, "step.unknown"],
      [`/api/runs/nobody/fork`, {}, 404, "run.unknown"],
      [`/api/runs/${run.id}/fork`, {}, 409, "run.state"],
      [`/api/runs/${run.id}/fork`, { from: "x" }, 400, "usage"],
      [`/api/runs/${run.id}/fork`, { agent: "nobody" }, 404, "agent.unknown"],
    ] as const;
    for (const [path, wrong, status, code] of refusals) {
      const refused = await call(path, wrong);
      expect(await refused.json()).toMatchObject({ status, code });
    }
  });
});
