import { API, jsonSchema, type Patch, type ScheduleObject, scheduleStream } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { followTopics, isLive, patchOf } from "../testing/follow-topics.ts";
import { refusalOf } from "../testing/issue-calls.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { framesUntil } from "../testing/read-frames.ts";

const ALL = "/api/projects/orders/schedules";
const nightly = {
  name: "nightly",
  cron: "0 2 * * *",
  zone: "Europe/Berlin",
  act: { kind: "command", argv: ["npm", "test"] },
};
type SchedulePatch = Extract<Patch[number], { readonly k: "schedule" }>;

async function told(response: Response): Promise<ScheduleObject> {
  expect(response.status).toBe(200);
  return API.createSchedule.reply.parse(await response.json());
}

/** What a file of the project asks for. */
async function asksInFile(world: World, argv: readonly string[]): Promise<void> {
  await world.deps.schedules?.perform({
    do: "define",
    project: { id: "orders", path: world.home },
    input: {
      ...nightly,
      act: { kind: "command", argv: [...argv] },
      title: "",
      catchUp: "last",
      timeoutMs: 60_000,
      notifyOn: "failure",
    },
    origin: "file",
    isNew: false,
  });
}

describe("schedules over the API", () => {
  test("13.1, 13.2: one is made, looked at, changed, paused, resumed, and removed", async () => {
    const world = await openWorld();
    const made = await told(await world.post(ALL, nightly));
    expect(made).toMatchObject({ id: "orders/nightly", status: "armed", words: "At 02:00" });
    expect(made.next).toHaveLength(5);
    const edited = await told(await world.post(`${ALL}/nightly/edit`, { cron: "0 3 * * *" }));
    expect(edited).toMatchObject({ cron: "0 3 * * *", does: "npm test", zone: "Europe/Berlin" });
    const paused = await told(await world.post(`${ALL}/nightly/pause`, { reason: "holiday" }));
    expect(paused).toMatchObject({ status: "paused", paused_reason: "holiday", next: [] });
    expect(await told(await world.post(`${ALL}/nightly/resume`, {}))).toMatchObject({
      status: "armed",
    });
    expect(await (await world.get(ALL)).json()).toMatchObject([{ name: "nightly" }]);
    expect(await (await world.get(`${ALL}/nightly`)).json()).toMatchObject({ last_output: null });
    await told(await world.post(`${ALL}/nightly/remove`, {}));
    expect(await (await world.get(ALL)).json()).toEqual([]);
    expect(await refusalOf(await world.get(`${ALL}/nightly`))).toMatchObject({
      status: 404,
      code: "schedule.unknown",
    });
  });

  test("13.1: has its ledger a page at a time, and what the last fire printed", async () => {
    const world = await openWorld();
    await world.post(ALL, nightly);
    const fires: string[] = [];
    for (let n = 1; n <= 3; n++) {
      await told(await world.post(`${ALL}/nightly/run`, {}));
      const finished = { fire: `now-${n}`, result: "failed", output: `line ${n}`, cut: 0 };
      await world.engine.append([
        {
          stream: scheduleStream("orders", "nightly"),
          events: [{ type: "schedule.finished", data: jsonSchema.parse(finished) }],
        },
      ]);
    }
    for (let before = ""; ; before = `&before=${fires.at(-1)}`) {
      const page = await (await world.get(`${ALL}/nightly/fires?limit=2${before}`)).json();
      const names = API.fires.reply.parse(page).map(({ fire }) => fire);
      fires.push(...names);
      if (names.length < 2) break;
    }
    expect(fires.toSorted()).toEqual(["now-1", "now-2", "now-3"]);
    expect(await (await world.get(`${ALL}/nightly`)).json()).toMatchObject({
      last_output: { fire: "now-3", text: "line 3", cut: 0 },
      fires: [{}, {}, {}],
    });
    expect((await world.get(`${ALL}/nightly/fires?before=never`)).status).toBe(400);
  });

  test("13.3: a cron is told in words, with the next times and what the clocks do to them", async () => {
    const world = await openWorld({ deps: { now: () => Date.parse("2027-03-26T12:00:00Z") } });
    const ask = (body: object) => world.post("/api/schedules/preview", body);
    const seen = await (await ask({ cron: "30 2 * * *", zone: "Europe/Berlin" })).json();
    expect(seen).toMatchObject({
      words: "At 02:30",
      notes: [expect.stringContaining("2027-03-28")],
    });
    expect(seen).toHaveProperty("next.4");
    for (const [body, why] of [
      [{ cron: "0 0 31 2 *", zone: "UTC" }, "never comes"],
      [{ cron: "0 0 * * *", zone: "Mars/Olympus" }, "no zone"],
      [{ cron: "at night", zone: "UTC" }, "no time that could come"],
    ] as const)
      expect(await refusalOf(await ask(body))).toMatchObject({
        status: 422,
        code: "schedule.invalid",
        detail: expect.stringContaining(why),
      });
    expect(await world.journal.watermark()).toBe(0);
  });

  test("13.2: what cannot be is refused with the reason", async () => {
    const world = await openWorld();
    await world.post(ALL, nightly);
    const cases: [Response, number, string][] = [
      [await world.post(ALL, nightly), 409, "schedule.state"],
      [
        await world.post(ALL, { ...nightly, name: "x", zone: "Mars/Olympus" }),
        422,
        "schedule.invalid",
      ],
      [await world.post(ALL, { ...nightly, name: "../x" }), 400, "usage"],
      [await world.post(ALL, { ...nightly, name: "x", act: "npm test" }), 400, "usage"],
      [await world.post(`${ALL}/nightly/resume`, {}), 409, "schedule.state"],
      [await world.post(`${ALL}/none/run`, {}), 404, "schedule.unknown"],
      [await world.post("/api/projects/none/schedules", nightly), 404, "project.unknown"],
      [await world.post(ALL, { ...nightly, title: "x".repeat(2 ** 20) }), 413, "body.large"],
    ];
    for (const [response, status, code] of cases)
      expect(await refusalOf(response)).toMatchObject({ status, code });
    const prose = await fetch(`${world.origin}${ALL}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${world.secret}`,
        "content-type": "application/json",
      },
      body: "every night, please",
    });
    expect(await refusalOf(prose)).toMatchObject({ status: 400, code: "usage" });
  });

  test("13.4: what a file asks for is trusted by no change but by the hash that a person saw", async () => {
    const world = await openWorld();
    await asksInFile(world, ["make"]);
    const seen = await told(await world.post(`${ALL}/nightly/edit`, { title: "Each night" }));
    expect(seen).toMatchObject({ status: "untrusted", origin: "file", title: "Each night" });
    expect((await world.post(`${ALL}/nightly/run`, {})).status).toBe(409);
    await asksInFile(world, ["make", "evil"]);
    const stale = await refusalOf(await world.post(`${ALL}/nightly/trust`, { hash: seen.hash }));
    expect(stale).toMatchObject({ status: 409, code: "schedule.state" });
    const [now] = API.schedules.reply.parse(await (await world.get(ALL)).json());
    expect(now?.status).toBe("untrusted");
    const trusted = await world.post(`${ALL}/nightly/trust`, { hash: now?.hash });
    expect(await told(trusted)).toMatchObject({ status: "armed", origin: "file" });
  });

  test("5.4, 13.1: a reader has each as it is listed, live and when it comes again", async () => {
    const world = await openWorld();
    const live = await followTopics(world, "schedules:orders", "0");
    await world.post(ALL, nightly);
    await world.post(`${ALL}/nightly/pause`, {});
    const patches = (frames: Parameters<typeof patchOf>[0][]): SchedulePatch[] =>
      frames.flatMap(patchOf).filter((each) => each.k === "schedule");
    const all = patches(
      await framesUntil(live, (frame) => patches([frame]).some(({ v }) => v.status === "paused")),
    );
    const revs = all.map(({ rev }) => rev);
    expect(revs).toEqual(revs.toSorted((a, b) => a - b));
    const [listed] = API.schedules.reply.parse(await (await world.get(ALL)).json());
    expect(all.at(-1)).toMatchObject({ k: "schedule", id: "orders/nightly", v: listed });
    await world.post(`${ALL}/nightly/remove`, {});
    await framesUntil(live, (frame) => patches([frame]).some(({ v }) => v.status === "removed"));
    const again = await followTopics(world, "schedules:orders", "0");
    expect(patches(await framesUntil(again, isLive)).at(-1)?.v.status).toBe("removed");
  });
});
