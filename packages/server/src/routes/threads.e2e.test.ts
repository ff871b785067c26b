import { API, type ThreadEvent, WheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { newIssue, refusalOf } from "../testing/issue-calls.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { threadEvents, worldThreads } from "../testing/world-threads.ts";

const AT = "/api/projects/orders/orchestrator";
const project = { id: "orders", path: "/orders" };

async function page(world: World, query = "") {
  const response = await world.get(`${AT}/messages${query}`);
  expect(response.status).toBe(200);
  return API.messages.reply.parse(await response.json());
}

async function sent(world: World, body: object, headers: Record<string, string> = {}) {
  const response = await world.post(`${AT}/send`, body, headers);
  expect(response.status).toBe(202);
  return API.send.reply.parse(await response.json());
}

/** What a reply to a message proposes, one issue after the other. */
function reply(message: number, to: number, proposals: readonly number[]): ThreadEvent[] {
  return [
    { type: "reply.begun", data: { message, to: [to], agent: "a", attempt: 1, memory: "new" } },
    { type: "reply.ended", data: { message, end: "done", text: `Reply ${message}` } },
    ...proposals.map((proposal): ThreadEvent => {
      const action = { kind: "create_issue" as const, title: `Part ${proposal}` };
      return { type: "proposal.made", data: { proposal, message, action, why: "Asked for." } };
    }),
  ];
}

describe("threads over the API", () => {
  test("16.1: who answers is told with the project's threads, and why nobody does", async () => {
    const world = await openWorld();
    await sent(world, { text: "Hello" });
    await sent(world, { text: "Then this", thread: "plans" });
    const response = await world.get(AT);
    const told = API.orchestrator.reply.parse(await response.json());
    expect(told).toMatchObject({ agent: "scripted", offline: null, autonomous: [] });
    expect(told.threads.map(({ id, status }) => `${id} ${status}`).toSorted()).toEqual([
      "orders/main waiting",
      "orders/plans waiting",
    ]);
    const looks = await openWorld({ deps: { threads: undefined } });
    const alone = API.orchestrator.reply.parse(await (await looks.get(AT)).json());
    expect(alone).toMatchObject({
      agent: null,
      offline: { hint: expect.stringContaining("serve") },
    });
    expect(await refusalOf(await looks.post(`${AT}/send`, { text: "Hello" }))).toMatchObject({
      status: 409,
      code: "thread.state",
    });
  });

  test("16.2: messages come by their numbers, from either end, with what they propose and no more", async () => {
    const world = await openWorld();
    expect(await page(world)).toMatchObject({ thread: null, messages: [], proposals: [] });
    for (let n = 1; n <= 9; n += 2) {
      await sent(world, { text: `Message ${n}` });
      await threadEvents(world.journal, reply(n + 1, n, [n, n + 1]));
    }
    const numbers = ({ messages }: Awaited<ReturnType<typeof page>>) => messages.map(({ n }) => n);
    const last = await page(world, "?limit=4");
    expect(numbers(last)).toEqual([7, 8, 9, 10]);
    expect(last.proposals.map(({ n, message }) => [n, message])).toEqual([
      [7, 8],
      [8, 8],
      [9, 10],
      [10, 10],
    ]);
    expect(numbers(await page(world, "?limit=3&before=7"))).toEqual([4, 5, 6]);
    expect(numbers(await page(world, "?limit=3&since=2"))).toEqual([3, 4, 5]);
    expect(numbers(await page(world, "?since=2&before=5"))).toEqual([3, 4]);
    expect(numbers(await page(world, "?since=10"))).toEqual([]);
    expect(numbers(await page(world, "?before=1"))).toEqual([]);
    expect((await page(world, "?before=5")).proposals.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
    for (const query of ["?limit=0", "?limit=201", "?since=-1", "?before=x", "?colour=red"])
      expect((await world.get(`${AT}/messages${query}`)).status).toBe(400);
    for (const thread of ["other/main", "Main", "..", "x".repeat(61), "a%2Fb"])
      expect(await refusalOf(await world.get(`${AT}/messages?thread=${thread}`))).toMatchObject({
        status: 404,
        code: "thread.unknown",
      });
    expect(numbers(await page(world, "?thread=constructor"))).toEqual([]);
  });

  test("16.3: a message is said once for a key, and names itself", async () => {
    const world = await openWorld();
    const key = { "idempotency-key": "k1" };
    const ref = { kind: "issue", number: 3, title: "The cart" } as const;
    const first = await sent(world, { text: " Hello ", refs: [ref] }, key);
    const thread = "orders/main";
    expect(first).toEqual({ message_id: "orders/main/1", thread, issue: null, run: null });
    expect(await sent(world, { text: "Hello again" }, key)).toEqual(first);
    const { messages } = await page(world);
    expect(messages).toMatchObject([
      { id: "orders/main/1", text: "Hello", refs: [ref], by: "ann" },
    ]);
  });

  test("16.3, 16.4: nothing is said or made of what is not right", async () => {
    const world = await openWorld();
    const wrong: readonly object[] = [
      { text: "" },
      { text: "x".repeat(200_001) },
      { text: "x", thread: "../main" },
      { text: "x", thread: "other/main" },
      { text: "x", mode: "shout" },
      { text: "x", labels: ["bug"] },
      { text: "x", agent: "claude" },
      { text: "x", mode: "issue", thread: "main" },
      { text: "x", mode: "issue", agent: "claude" },
      { text: "x", refs: [{ kind: "file", path: "/etc/passwd" }] },
    ];
    for (const body of wrong)
      expect(await refusalOf(await world.post(`${AT}/send`, body))).toMatchObject({
        status: 400,
        code: "usage",
      });
    const large = await world.post(`${AT}/send`, { text: "x".repeat(2 ** 20) });
    expect(await refusalOf(large)).toMatchObject({ status: 413, code: "body.large" });
    expect(await world.journal.watermark()).toBe(0);
  });

  test("16.4: an issue is made, and started, by whoever has no orchestrator", async () => {
    const gone = () => Promise.reject(new Error("the orchestrator was asked"));
    const world = await openWorld({ deps: { threads: { perform: gone, who: gone } } });
    const text = "The cart is empty\n\nAfter a reload.";
    const refs = [
      { kind: "run", run: "r1", title: "Review" },
      { kind: "report", run: "r2", snapshot: "abc", title: "Audit" },
    ];
    const made = await sent(world, { text, mode: "issue", labels: ["bug"], refs });
    expect(made).toEqual({ message_id: null, thread: null, issue: 1, run: null });
    const issue = await (await world.get("/api/projects/orders/issues/1")).json();
    expect(issue).toMatchObject({
      title: "The cart is empty",
      description: "After a reload.\n\n- Run r1: Review\n- The report “Audit” of run r2, as of abc",
      labels: ["bug"],
    });
    const key = { "idempotency-key": "k1" };
    const done = await sent(world, { text: "Mend it", mode: "do" }, key);
    expect(done).toMatchObject({ issue: 2, run: expect.any(String) });
    expect(await sent(world, { text: "Mend it", mode: "do" }, key)).toEqual(done);
    expect(world.errors).toEqual([]);
  });

  test("16.4: what cannot be started is made once all the same, and says so", async () => {
    const { deps } = await openWorld();
    const world = await openWorld({
      deps: {
        journal: deps.journal,
        desk: {
          async perform(command, by) {
            if (command.do === "start" || !deps.desk)
              throw new WheelhouseError("agent.unusable", "Nobody works.", { hint: "Sign in." });
            return deps.desk.perform(command, by);
          },
        },
      },
    });
    const key = { "idempotency-key": "k1" };
    const body = { text: "Mend it", mode: "do" };
    for (let n = 0; n < 2; n++)
      expect(await refusalOf(await world.post(`${AT}/send`, body, key))).toMatchObject({
        code: "agent.unusable",
        detail: "Issue #1 is made, but nobody works on it: Nobody works.",
        hint: "Sign in.",
      });
    const issues = await (await world.get("/api/projects/orders/issues")).json();
    expect(issues).toMatchObject([{ number: 1, status: "open" }]);
  });

  test("16.5: a thread is stopped, started and given to another agent", async () => {
    const world = await openWorld();
    for (const what of ["stop", "switch"])
      expect(
        await refusalOf(
          await world.post(`${AT}/${what}`, {
            thread: "none",
            ...(what === "switch" && { agent: null }),
          }),
        ),
      ).toMatchObject({ status: 404, code: "thread.unknown" });
    const told = async (what: string, body: object = {}) => {
      const response = await world.post(`${AT}/${what}`, body);
      expect(response.status).toBe(200);
      return API.startThread.reply.parse(await response.json());
    };
    expect(await told("start")).toMatchObject({ id: "orders/main", status: "idle" });
    expect(await told("stop")).toMatchObject({ status: "stopped", stopped: { by: "ann" } });
    expect(await told("switch", { agent: "qwen", model: "small" })).toMatchObject({
      agent: "qwen",
      model: "small",
    });
    expect(await told("switch", { agent: null })).toMatchObject({ agent: null, model: null });
    expect(await told("start")).toMatchObject({ status: "idle", stopped: null });
  });

  test("16.6: a proposal is answered once, and taken back once", async () => {
    const world = await openWorld();
    await newIssue(world, "One that makes the project known");
    await sent(world, { text: "Do three things" });
    await threadEvents(world.journal, reply(2, 1, [1, 2, 3]));
    const answer = (n: number | string, body: object) =>
      world.post(`${AT}/proposals/${n}/answer`, body);
    const action = { kind: "create_issue", title: "Better" };
    const accepted = await answer(1, { answer: "accept", action });
    expect(API.answerProposal.reply.parse(await accepted.json())).toMatchObject({
      id: "orders/main/1",
      status: "accepted",
      text: "Create the issue “Better”",
      answered_by: "ann",
    });
    expect(await refusalOf(await answer(1, { answer: "dismiss" }))).toMatchObject({
      status: 409,
      code: "proposal.state",
    });
    const dismissed = await answer(2, { answer: "dismiss", why: "Not now." });
    expect(await dismissed.json()).toMatchObject({ status: "dismissed", refusal: "Not now." });
    const undone = await world.post(`${AT}/proposals/1/undo`, {});
    expect(await undone.json()).toMatchObject({ status: "undone" });
    for (const n of ["0", "9", "x", "__proto__", "1e3"])
      expect(await refusalOf(await answer(n, { answer: "accept" }))).toMatchObject({
        status: 404,
        code: "proposal.unknown",
      });
    expect((await answer(3, { answer: "perhaps" })).status).toBe(400);
    expect((await page(world)).thread).toMatchObject({ open_proposals: 1 });
  });

  test("16.2: of a reply that is being written there is what was heard, calls with their latest state", async () => {
    const world = await openWorld({ deps: { threads: undefined } });
    const deeds = worldThreads(world.journal);
    await deeds.perform({ do: "say", project, thread: "main", text: "Hello", refs: [] });
    const tool = (state: "begun" | "done") =>
      ({ kind: "tool", call: "c1", title: "Read a.ts", state }) as const;
    const said = (text: string) => ({ kind: "text", text }) as const;
    const [begun] = reply(2, 1, []);
    if (!begun) throw new Error("a reply begins");
    await threadEvents(world.journal, [
      begun,
      { type: "reply.heard", data: { message: 2, heard: [said("One "), said("two")] } },
      { type: "reply.heard", data: { message: 2, heard: [said("."), tool("begun")] } },
      { type: "reply.heard", data: { message: 2, heard: [said(" Three."), tool("done")] } },
    ]);
    const { heard, messages } = await page(world);
    expect(heard?.heard).toEqual([said("One two."), tool("done"), said(" Three.")]);
    expect(heard?.seq).toBe(await world.journal.head("thread/orders/main"));
    expect(messages.at(-1)).toMatchObject({ status: "writing", text: "" });
    const ended: ThreadEvent = {
      type: "reply.ended",
      data: { message: 2, end: "done", text: "One two. Three." },
    };
    await threadEvents(world.journal, [ended]);
    expect(await page(world)).toMatchObject({ heard: null, thread: { status: "idle" } });
  });
});
