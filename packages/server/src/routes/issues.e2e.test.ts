import { issueItemSchema, startedObjectSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  happened,
  ISSUES,
  issueOf,
  newIssue,
  refusalOf,
  startUntilAsked,
} from "../testing/issue-calls.ts";
import { openWorld, type World } from "../testing/open-world.ts";

async function listed(world: World, query = ""): Promise<number[]> {
  const response = await world.get(`${ISSUES}${query}`);
  return z
    .array(issueItemSchema)
    .parse(await response.json())
    .map(({ number }) => number);
}

describe("http-api 11: issues", () => {
  test("11.1: a project that there is not is 404 at every address of issues", async () => {
    const world = await openWorld();
    const none = "/api/projects/nowhere/issues";
    const reads = [none, `${none}/1`, `${none}/stream`];
    const posts = ["edit", "comments", "start", "stop", "answer", "accept", "close"]
      .concat("reopen", "delete", "restore", "move")
      .map((what) => `${none}/1/${what}`);
    const bodies: Record<string, object> = { comments: { text: "x" }, move: { to: "open" } };
    for (const path of reads)
      expect(await refusalOf(await world.get(path))).toMatchObject({ code: "project.unknown" });
    for (const path of [none, ...posts]) {
      const answer = await world.post(path, bodies[path.split("/").at(-1) ?? ""] ?? {});
      expect([path, await refusalOf(answer)]).toMatchObject([
        path,
        { status: 404, code: "project.unknown" },
      ]);
    }
    expect(await world.journal.watermark()).toBe(0);
  });

  test.each(["0", "x", "99", "1.0", "-1", "1e0", "9999999999"])(
    "11.1: there is no issue %s, which is 404",
    async (number) => {
      const world = await openWorld();
      await newIssue(world, "One");
      const answer = await world.get(`${ISSUES}/${number}`);
      expect(await refusalOf(answer)).toMatchObject({ status: 404, code: "issue.unknown" });
    },
  );

  test("11.2: are made, changed, talked about, found, deleted and brought back", async () => {
    const world = await openWorld();
    const made = await newIssue(world, "Totals are wrong", { labels: ["money"], type: "bug" });
    expect(made).toMatchObject({ id: "orders/1", number: 1, status: "open", created_by: "ann" });
    await newIssue(world, "Later", { depends_on: [1] });
    const one = `${ISSUES}/1`;
    const edited = await issueOf(
      await world.post(`${one}/edit`, { description: "By *cents*.", seq: made.seq }),
    );
    expect(edited).toMatchObject({ description: "By *cents*.", needed_by: [2] });
    const late = await world.post(`${one}/edit`, { title: "Mine", seq: made.seq });
    expect(await refusalOf(late)).toMatchObject({ status: 409, code: "issue.state" });
    const said = await issueOf(await world.post(`${one}/comments`, { text: "Since May." }));
    expect(said.comments_list).toMatchObject([{ by: "ann", text: "Since May." }]);
    expect(await listed(world)).toEqual([1, 2]);
    expect(await listed(world, "?label=money")).toEqual([1]);
    expect(await listed(world, "?q=MAY")).toEqual([1]);
    expect(await listed(world, "?status=done")).toEqual([]);
    await issueOf(await world.post(`${one}/delete`, {}));
    expect([await listed(world), await listed(world, "?deleted=1")]).toEqual([[2], [1]]);
    await issueOf(await world.post(`${one}/restore`, {}));
    expect(await listed(world)).toEqual([1, 2]);
  });

  test("11.2: what an issue cannot be is 422, and makes none", async () => {
    const world = await openWorld();
    for (const body of [{ title: "  " }, {}, { title: "x", depends_on: [7] }]) {
      const answer = await world.post(ISSUES, body);
      expect(await refusalOf(answer)).toMatchObject({ status: 422, code: "issue.invalid" });
    }
    expect((await world.post(ISSUES, { title: "x", type: "wish" })).status).toBe(400);
    expect(await world.journal.watermark()).toBe(0);
  });

  test("11.2: the same Idempotency-Key makes one issue, however often it comes", async () => {
    const world = await openWorld();
    const key = { "idempotency-key": "k1" };
    const first = await issueOf(await world.post(ISSUES, { title: "One" }, key));
    const again = await issueOf(await world.post(ISSUES, { title: "Other" }, key));
    expect([first.number, again.number, again.title]).toEqual([1, 1, "One"]);
  });

  test("11.3: one run at a time: of two starts at once one is 202, the other 409 and names the run", async () => {
    const world = await openWorld();
    await newIssue(world, "Totals are wrong");
    const both = await Promise.all([
      world.post(`${ISSUES}/1/start`, {}),
      world.post(`${ISSUES}/1/start`, {}),
    ]);
    const [taken, refused] = both.toSorted((a, b) => a.status - b.status);
    const { run_id: run } = startedObjectSchema.parse(await taken?.json());
    expect(taken?.status).toBe(202);
    const refusal = await refusalOf(refused ?? new Response());
    expect(refusal).toMatchObject({ status: 409, code: "issue.state" });
    expect(refusal.detail).toContain(run);
    expect(await issueOf(await world.get(`${ISSUES}/1`))).toMatchObject({ runs: 1 });
    expect(await world.journal.streams("run/")).toEqual([`run/${run}`]);
  });

  test("11.3: the same Idempotency-Key starts one run, also when it comes again later", async () => {
    const world = await openWorld();
    await newIssue(world, "Totals are wrong");
    const key = { "idempotency-key": "k2" };
    const start = () => world.post(`${ISSUES}/1/start`, {}, key);
    const answers = await Promise.all([start(), start()]);
    const bodies = await Promise.all(
      [...answers, await start()].map(async (answer) =>
        startedObjectSchema.parse(await answer.json()),
      ),
    );
    expect(new Set(bodies.map(({ run_id }) => run_id)).size).toBe(1);
    expect(bodies.at(-1)?.repeated).toBe(true);
  });

  test("11.3: what waits for others is 409 and says for which", async () => {
    const world = await openWorld();
    await newIssue(world, "First");
    await newIssue(world, "Then", { depends_on: [1] });
    const refusal = await refusalOf(await world.post(`${ISSUES}/2/start`, {}));
    expect(refusal).toMatchObject({ status: 409, code: "issue.blocked" });
    expect(refusal.detail).toContain("#1");
  });

  test("11.4: an answer is 409 when nothing waits, and when another request is open, which it names", async () => {
    const world = await openWorld();
    await newIssue(world, "Totals are wrong");
    const answer = (body: object) => world.post(`${ISSUES}/1/answer`, body);
    expect(await refusalOf(await answer({ option: "approve" }))).toMatchObject({
      status: 409,
      code: "issue.state",
    });
    const run = await startUntilAsked(world, 1);
    const waiting = await issueOf(await world.get(`${ISSUES}/1`));
    expect(waiting).toMatchObject({
      status: "waiting",
      request: { id: `${run}-q1`, kind: "approval", about: "plan", text: "Is this plan right?" },
    });
    expect((await answer({ option: "approve", request: `${run}-q1` })).status).toBe(202);
    await happened(world, run, "request.opened", 2);
    const late = await refusalOf(await answer({ option: "approve", request: `${run}-q1` }));
    expect(late.status).toBe(409);
    const other = await refusalOf(await answer({ option: "accept", request: `${run}-q9` }));
    expect(other).toMatchObject({ status: 409, code: "issue.state" });
    expect(`${other.detail} ${other.hint}`).toContain(`${run}-q2`);
    expect((await answer({ option: "never" })).status).toBe(422);
    expect((await world.post(`${ISSUES}/1/accept`, {})).status).toBe(202);
    await happened(world, run, "run.completed");
    expect(await issueOf(await world.get(`${ISSUES}/1`))).toMatchObject({
      status: "done",
      requests: [{ status: "answered" }, { status: "answered", option: "accept" }],
    });
  });

  test("11.5: a card is moved by what the move means, or the move is refused with the reason", async () => {
    const world = await openWorld();
    await newIssue(world, "Totals are wrong");
    const move = (to: string) => world.post(`${ISSUES}/1/move`, { to });
    expect(await refusalOf(await move("done"))).toMatchObject({ status: 409, code: "issue.state" });
    const started = await issueOf(await move("inprogress"));
    const run = started.last_run?.id ?? "";
    await happened(world, run, "request.opened");
    await issueOf(await move("open"));
    await happened(world, run, "run.cancelled");
    expect(await issueOf(await world.get(`${ISSUES}/1`))).toMatchObject({
      status: "open",
      last_run: { status: "cancelled" },
    });
    expect((await issueOf(await move("closed"))).closed?.by).toBe("ann");
    expect((await issueOf(await move("open"))).status).toBe("open");
  });

  test("11.6: a server without a desk shows issues, and refuses to change them", async () => {
    const world = await openWorld({ deps: { desk: undefined } });
    const refusal = await refusalOf(await world.post(ISSUES, { title: "One" }));
    expect(refusal).toMatchObject({ status: 409, code: "issue.state" });
    expect(await listed(world)).toEqual([]);
  });
});
