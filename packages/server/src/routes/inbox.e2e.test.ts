import { API, type InboxObject, type Patch } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { followTopics, isLive, patchOf } from "../testing/follow-topics.ts";
import { newIssue, refusalOf } from "../testing/issue-calls.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { framesUntil } from "../testing/read-frames.ts";

const TOKEN = `ghp_${"a1B2".repeat(9)}`;
type InboxPatch = Extract<Patch[number], { readonly k: "inbox" }>;

const word = (message: string, over: object = {}) => ({
  source_type: "api",
  source_id: "uptime",
  message,
  ...over,
});

async function posted(world: World, body: object, headers: Record<string, string> = {}) {
  const response = await world.post("/api/inbox", body, headers);
  expect(response.status).toBe(200);
  return API.postInbox.reply.parse(await response.json());
}

async function page(world: World, query = "") {
  const response = await world.get(`/api/inbox${query}`);
  expect(response.status).toBe(200);
  return API.inbox.reply.parse(await response.json());
}

async function told(response: Response): Promise<InboxObject> {
  expect(response.status).toBe(200);
  return API.inboxItem.reply.parse(await response.json());
}

describe("the inbox over the API", () => {
  test("14.1: is told a page at a time, the latest first, with how many are where", async () => {
    const world = await openWorld();
    for (let n = 1; n <= 7; n++)
      await posted(world, word(`word ${n}`, { priority: n === 3 ? "critical" : "low" }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const rest: string = cursor === null ? "" : `&cursor=${cursor}`;
      const { items, next_cursor, counts } = await page(world, `?limit=3${rest}`);
      expect(counts).toEqual({ pending: 7, claimed: 0, processed: 0, ignored: 0 });
      seen.push(...items.map(({ id }) => id));
      cursor = next_cursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toEqual((await page(world)).items.map(({ id }) => id));
    const urgent = await page(world, "?priority=critical&status=pending&source_type=api");
    expect(urgent.items).toMatchObject([{ message: "word 3" }]);
    expect((await page(world, "?project=orders")).items).toEqual([]);
    for (const query of ["?limit=0", "?status=open", "?colour=red"])
      expect((await world.get(`/api/inbox${query}`)).status).toBe(400);
    expect((await world.get("/api/inbox?cursor=none")).status).toBe(404);
  });

  test("14.1: what needed nobody is counted for a day, and stays in its own list", async () => {
    let now = Date.parse("2026-11-22T08:00:00Z");
    const world = await openWorld({ clock: () => now, deps: { now: () => now } });
    const ignore = async (message: string): Promise<void> => {
      const { id } = await posted(world, word(message));
      await told(await world.post(`/api/inbox/${id}/decide`, { decision: "silent" }));
    };
    await ignore("Yesterday");
    now += 23 * 3_600_000;
    await ignore("Today");
    expect((await page(world)).routine).toBe(2);
    now += 2 * 3_600_000;
    const { routine, counts } = await page(world);
    expect({ routine, ignored: counts.ignored }).toEqual({ routine: 1, ignored: 2 });
    expect((await page(world, "?status=ignored")).items).toHaveLength(2);
  });

  test("14.2: takes what others post, once for a key, without the secrets in it", async () => {
    const world = await openWorld();
    const outcome = { result: "failed", text: `token ${TOKEN}`, data: { seen: [TOKEN] } };
    const first = await posted(
      world,
      word(`Down, with ${TOKEN}`, { outcome, project: "orders", dedupe_key: "down 1" }),
    );
    expect(first).toMatchObject({
      message: "Down, with [redacted:github-token]",
      outcome: { result: "failed", project_id: "orders", text: "token [redacted:github-token]" },
      repeated: false,
    });
    expect(
      JSON.stringify(await world.journal.read(`inbox/${first.id.slice(0, 16)}`)),
    ).not.toContain(TOKEN);
    const again = word("again", { project: "orders", dedupe_key: "down 1" });
    expect(await posted(world, again)).toMatchObject({ id: first.id, repeated: true });
    const key = { "idempotency-key": "k1" };
    const { id } = await posted(world, word("one"), key);
    expect(await posted(world, word("two"), key)).toMatchObject({ id, repeated: true });
    expect((await page(world)).items).toHaveLength(2);
  });

  test.each([
    [word("x".repeat(4_001)), 400, "usage"],
    [word("x", { outcome: { result: "ok", text: "x".repeat(20_001) } }), 400, "usage"],
    [word("x", { outcome: { result: "told", text: "x".repeat(2 ** 20) } }), 413, "body.large"],
    [word("x", { outcome: { result: "told", link: "javascript:alert(1)" } }), 400, "usage"],
    [word("x", { source_type: "scheduler" }), 400, "usage"],
    [word("x", { source_id: TOKEN }), 400, "usage"],
    [word("x", { project: "none" }), 404, "project.unknown"],
    [word(""), 400, "usage"],
  ])("14.2: refuses what is too large, or in another's name: %#", async (body, status, code) => {
    const world = await openWorld();
    expect(await refusalOf(await world.post("/api/inbox", body))).toMatchObject({ status, code });
    expect(await world.journal.watermark()).toBe(0);
  });

  test("14.3: a person decides once, may take it back, and may have an issue made of it", async () => {
    const world = await openWorld();
    await newIssue(world, "One that makes the project known to the journal");
    const { id } = await posted(world, word("The cart is empty", { project: "orders" }));
    const item = `/api/inbox/${id}`;
    expect(await told(await world.post(`${item}/decide`, { decision: "issue" }))).toMatchObject({
      status: "processed",
      outcome: { decision: { decisions: ["issue"], issue: 2, by: "ann" } },
    });
    expect(await refusalOf(await world.post(`${item}/decide`, { decision: "done" }))).toMatchObject(
      {
        status: 409,
        code: "inbox.state",
        detail: expect.stringContaining("decided already"),
      },
    );
    expect((await page(world)).counts).toMatchObject({ pending: 0, processed: 1 });
    expect(await told(await world.post(`${item}/undo`, {}))).toMatchObject({ status: "pending" });
    expect((await world.get("/api/projects/orders/issues/2")).status).toBe(200);
    const ignored = await world.post(`${item}/decide`, { decision: "silent", why: "A test." });
    expect(await told(ignored)).toMatchObject({
      status: "ignored",
      outcome: { decision: { why: "A test." } },
    });
    expect((await page(world)).routine).toBe(1);
    expect(await told(await world.get(item))).toMatchObject({ id, status: "ignored" });
    for (const path of ["none", "0123456789abcdef-1", `${id}0`])
      expect(await refusalOf(await world.get(`/api/inbox/${path}`))).toMatchObject({
        status: 404,
        code: "inbox.unknown",
      });
    expect((await world.post("/api/inbox/none/undo", {})).status).toBe(404);
  });

  test("5.4, 14.1: a reader has each as it is listed, live and when it comes again", async () => {
    const world = await openWorld();
    const live = await followTopics(world, "inbox", "0");
    const { id } = await posted(world, word("Down"));
    await world.post(`/api/inbox/${id}/decide`, { decision: "done" });
    const patches = (frames: Parameters<typeof patchOf>[0][]): InboxPatch[] =>
      frames.flatMap(patchOf).filter((each) => each.k === "inbox");
    const all = patches(
      await framesUntil(live, (frame) =>
        patches([frame]).some(({ v }) => v.status === "processed"),
      ),
    );
    const [now] = (await page(world)).items;
    expect(all.at(-1)).toMatchObject({ k: "inbox", id, v: now });
    const again = await followTopics(world, "inbox", "0");
    expect(patches(await framesUntil(again, isLive)).at(-1)?.v).toEqual(now);
  });

  test("14.4: what is put away is left out until its time, listed apart, and brought back by an undo", async () => {
    const world = await openWorld();
    const { id } = await posted(world, word("Later"));
    await posted(world, word("Now"));
    const until = "2099-01-01T00:00:00.000Z";
    const item = `/api/inbox/${id}`;
    expect(await told(await world.post(`${item}/snooze`, { until }))).toMatchObject({
      status: "pending",
      outcome: { snoozed_until: until },
    });
    const left = await page(world, "?status=pending");
    expect(left.items).toMatchObject([{ message: "Now" }]);
    expect(left).toMatchObject({ counts: { pending: 1 }, snoozed: 1 });
    expect((await page(world, "?snoozed=1")).items).toMatchObject([{ id }]);
    expect((await page(world)).items).toHaveLength(2);
    await told(await world.post(`${item}/undo`, {}));
    expect((await page(world, "?status=pending")).items).toHaveLength(2);
    for (const body of [{ until: "soon" }, {}])
      expect((await world.post(`${item}/snooze`, body)).status).toBe(400);
    expect(
      await refusalOf(await world.post(`${item}/snooze`, { until: "2020-01-01T00:00:00Z" })),
    ).toMatchObject({ status: 409, code: "inbox.state" });
  });

  test("14.1: a claim that has run out, and what was put away until now, are pending whoever has noticed", async () => {
    const world = await openWorld();
    const ids = [];
    for (const n of [1, 2, 3, 4]) ids.push((await posted(world, word(`word ${n}`))).id);
    const { stream, expectedSeq } = { stream: `inbox/${ids[0]?.slice(0, 16)}`, expectedSeq: 4 };
    const [past, far] = [Date.now() - 1, Date.now() + 600_000];
    const claimed = (item: number, until: number) => ({
      type: "inbox.claimed",
      data: { item, by: "them", fence: 1, until },
    });
    const away = { type: "inbox.snoozed", data: { item: 3, until: past, by: "ann" } };
    const events = [claimed(1, past), claimed(2, far), away];
    await world.journal.append([{ stream, expectedSeq, class: "run", events }]);
    const pending = await page(world, "?status=pending&limit=2");
    expect(pending.items.map(({ message }) => message)).toEqual(["word 4", "word 3"]);
    expect(pending.counts).toEqual({ pending: 3, claimed: 1, processed: 0, ignored: 0 });
    expect(pending.snoozed).toBe(0);
    const rest = await page(world, `?status=pending&limit=2&cursor=${pending.next_cursor}`);
    expect(rest.items).toMatchObject([{ message: "word 1", claim_expires_at: null }]);
    expect(rest.next_cursor).toBeNull();
    expect((await page(world, "?status=claimed")).items).toMatchObject([{ message: "word 2" }]);
  });

  test("14.3: one word decides about all that are named, and what an item tells of is begun again", async () => {
    const world = await openWorld();
    const ids = [];
    for (const n of [1, 2, 3]) ids.push((await posted(world, word(`word ${n}`))).id);
    const [id, ...also] = ids;
    const decided = await world.post(`/api/inbox/${id}/decide`, { decision: "done", also });
    expect(await told(decided)).toMatchObject({ outcome: { decision: { together: 3 } } });
    expect((await page(world)).counts).toMatchObject({ pending: 0, processed: 3 });
    await told(await world.post(`/api/inbox/${also[0]}/undo`, {}));
    expect((await page(world)).counts).toMatchObject({ pending: 3 });
    expect(await refusalOf(await world.post(`/api/inbox/${id}/rerun`, {}))).toMatchObject({
      status: 409,
      code: "inbox.state",
    });
  });
});
