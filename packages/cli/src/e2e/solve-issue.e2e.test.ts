import { describe, expect, test } from "vitest";
import { z } from "zod";
import { changedBesideBranch, fingerprintOfProject } from "../testing/solving/only-a-branch.ts";
import { SOLVE, solvingWorld } from "../testing/solving/solving-world.ts";

const issueSchema = z.looseObject({ number: z.int(), status: z.string() });

describe("an issue that agents solve", () => {
  test("is planned, approved, written, sent back once, judged by the tests and accepted as a branch", async () => {
    const world = solvingWorld();
    const { issue, git } = world;
    const created = await issue(
      "create",
      "--title",
      "What is bought twice is paid once",
      "--type",
      "bug",
      "--json",
    );
    expect(issueSchema.parse(JSON.parse(created.stdout))).toMatchObject({
      number: 1,
      status: "open",
    });
    const before = fingerprintOfProject(world.project);

    const started = await issue("start", "1", "--agent", "scripted", "--model", SOLVE, "--json");
    expect(started.stderr).toBe("");
    expect(started.code).toBe(5);
    const run = z.object({ id: z.string() }).parse(JSON.parse(started.stdout)).id;
    const drafts = (await world.events(run)).filter(({ type }) => type === "critic.judged");
    expect(drafts.map(({ data }) => data)).toMatchObject([
      { verdict: "reject" },
      { verdict: "accept" },
    ]);
    const waiting = await issue("show", "1");
    expect(waiting.stdout).toContain("waiting");
    expect(waiting.stdout).toContain("Count every piece");

    const approved = await world.terminal.call(
      "answer",
      await world.asked(run, "approve"),
      "approve",
    );
    expect(approved.stderr).toBe("");
    const going = world.terminal.start("resume", run);
    const accept = await world.asked(run, "accept");
    const events = await world.events(run);
    const judged = events.filter(
      (event) => event.type === "critic.judged" && event.step === "work/fix",
    );
    expect(judged.map(({ data }) => data)).toMatchObject([
      { verdict: "reject" },
      { verdict: "accept" },
    ]);
    const sessions = events.filter(
      (event) =>
        (event.type === "session.opened" || event.type === "session.resumed") &&
        event.step === "work/fix",
    );
    const authors = new Set(
      sessions.flatMap((event) => ("session" in event.data ? [event.data.session] : [])),
    );
    // The author goes on in its own conversation, the critic in another one.
    expect(authors.size).toBe(2);
    const evidence = events.filter(
      (event) => event.type === "artifact.recorded" && event.data.kind === "evidence",
    );
    expect(evidence.map((event) => event.data)).toMatchObject([
      { name: "check:test", value: expect.stringMatching(/failed \(exit 1/) },
      { name: "check:test", value: expect.stringMatching(/passed \(exit 0/) },
      { name: "check:test", value: expect.stringMatching(/passed \(exit 0/) },
    ]);
    expect(git("branch", "--list", "wheelhouse/*")).toBe("");

    const accepted = await issue("accept", "1");
    expect(accepted.stderr).toBe("");
    expect((await going.ended).code).toBe(0);
    expect(accept).toContain(run);
    const shown = issueSchema.parse(JSON.parse((await issue("show", "1", "--json")).stdout));
    expect(shown.status).toBe("done");

    const branch = "wheelhouse/1-what-is-bought-twice-is-paid-once";
    expect(git("show", `${branch}:src/total.js`)).toContain("line.price * (line.count ?? 1)");
    expect(git("log", "-1", "--format=%B", branch)).toMatch(
      /Wheelhouse-Run: .*\nWheelhouse-Step: work\/note/,
    );
    expect(git("log", "--format=%s", `main..${branch}`).trim().split("\n")).toHaveLength(3);
    expect(git("status", "--porcelain")).toBe(" M README.md\n");
    expect(changedBesideBranch(world.project, before)).toEqual([]);
    const report = await world.terminal.call("report", run);
    expect(report.stdout).toContain(branch);
  });
});
