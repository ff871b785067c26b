import { artifactObjectSchema, type ChangesObject, changesObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { refusalOf } from "../testing/issue-calls.ts";
import { makeIssue } from "../testing/made-issue.ts";
import { makeRun } from "../testing/made-run.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { framesUntil, readFrames } from "../testing/read-frames.ts";

const COMMIT = "1".repeat(40);
const CHANGES: ChangesObject = {
  run: "r",
  step: null,
  from: "0".repeat(40),
  to: COMMIT,
  added: 2,
  removed: 1,
  files: [
    {
      path: "test/sum.test.ts",
      from: null,
      status: "deleted",
      added: 0,
      removed: 1,
      binary: false,
      flags: ["test-deleted"],
    },
  ],
  patch: "diff --git a/test/sum.test.ts b/test/sum.test.ts\n",
  truncated: false,
  commits: [
    {
      commit: COMMIT,
      step: "write",
      attempt: "write#1",
      subject: "Mend the sum",
      files: 1,
      added: 2,
      removed: 1,
    },
  ],
  branch: null,
};

/** What an attempt leaves behind, as events. */
const WORK = [
  { type: "artifact.recorded", data: { name: "note", kind: "claim", value: "It is mended." } },
  { type: "artifact.recorded", data: { name: "sum", kind: "file", value: "src/sum.ts" } },
  {
    type: "artifact.recorded",
    data: { name: "test", kind: "evidence", value: "npm test\n1 failed" },
  },
  {
    type: "work.committed",
    data: {
      commit: COMMIT,
      parent: "0".repeat(40),
      tree: "2".repeat(40),
      files: 1,
      added: 2,
      removed: 1,
    },
  },
  { type: "handoff.written", data: { text: "The sum is in cents." } },
  { type: "handoff.written", data: { text: "cents", to: "report" } },
].map((event) => ({ ...event, step: "write", attempt: "write#1" }));

/** A run of an issue whose attempt has worked. */
async function workedWorld(deps: Parameters<typeof openWorld>[0] = {}): Promise<World> {
  const world = await openWorld(deps);
  await makeIssue(world.journal, 1, { run: "r" });
  await makeRun(world.journal, "r");
  await world.journal.append([{ stream: "run/r", class: "run", events: WORK }]);
  return world;
}

describe("http-api 11: what a run that writes leaves behind", () => {
  test("11.8, 5.2: every stored row of it is on the run's stream, evidence, commits and handoffs too", async () => {
    const world = await workedWorld();
    const stored = await world.journal.read("run/r");
    const response = await world.get("/api/projects/orders/runs/r/stream");
    const frames = readFrames(response);
    const sent = await framesUntil(frames, ({ event }) => event === "live");
    await frames.return(undefined);
    const rows = sent.filter(({ event }) => event === "trace");
    expect(rows.map(({ id }) => Number(id))).toEqual(stored.map(({ seq }) => seq));
    expect(rows.map(({ data }) => data)).toMatchObject(
      stored.map(({ seq, type, data }) => ({ seq, type, data })),
    );
    const types = new Set(stored.map(({ type }) => type));
    for (const { type } of WORK) expect(types).toContain(type);
  });

  test("11.8: artifacts say which they are: words of an agent, a file, or what a command of ours printed", async () => {
    const world = await workedWorld();
    const response = await world.get("/api/runs/r/artifacts");
    const artifacts = z.array(artifactObjectSchema).parse(await response.json());
    expect(artifacts.map(({ name, kind }) => [name, kind])).toEqual([
      ["note", "claim"],
      ["sum", "file"],
      ["test", "evidence"],
    ]);
  });

  test("11.7: changes are those of the run or of one step, and a patch is a file to save", async () => {
    const asked: (string | undefined)[] = [];
    const changes = {
      read: (run: string, step: string | undefined) => {
        asked.push(step);
        return Promise.resolve(run === "r" ? { ...CHANGES, step: step ?? null } : undefined);
      },
      lines: (run: string, { from }: { readonly from: number }) =>
        Promise.resolve(run === "r" ? { from, lines: ["one"], total: 9 } : undefined),
      patch: (run: string) => Promise.resolve(run === "r" ? "From 1\n" : undefined),
    };
    const world = await workedWorld({ deps: { changes } });
    await makeRun(world.journal, "reading");
    const whole = changesObjectSchema.parse(await (await world.get("/api/runs/r/changes")).json());
    expect(whole).toEqual(CHANGES);
    expect((await world.get("/api/runs/r/changes?step=write")).status).toBe(200);
    expect(asked).toEqual([undefined, "write"]);
    const patch = await world.get("/api/runs/r/patch");
    expect(patch.headers.get("content-disposition")).toBe('attachment; filename="r.patch"');
    expect([patch.headers.get("content-type"), await patch.text()]).toEqual([
      "text/x-patch; charset=utf-8",
      "From 1\n",
    ]);
    const around = `changes/lines?blob=${COMMIT}`;
    const lines = await world.get(`/api/runs/r/${around}&from=4&to=4`);
    expect(await lines.json()).toEqual({ from: 4, lines: ["one"], total: 9 });
    const refusals = await Promise.all(
      [
        "r/changes?step=nope",
        "none/changes",
        "none/patch",
        `none/${around}&from=1&to=2`,
        "reading/changes",
        "reading/patch",
        `reading/${around}&from=1&to=2`,
        `r/${around}&from=-1&to=2`,
        "r/changes/lines?blob=--help&from=1&to=2",
      ].map(async (path) => refusalOf(await world.get(`/api/runs/${path}`))),
    );
    expect(refusals.map(({ status, code }) => [status, code])).toEqual([
      [404, "step.unknown"],
      [404, "run.unknown"],
      [404, "run.unknown"],
      [404, "run.unknown"],
      [409, "run.state"],
      [409, "run.state"],
      [409, "run.state"],
      [400, "usage"],
      [400, "usage"],
    ]);
  });
});
