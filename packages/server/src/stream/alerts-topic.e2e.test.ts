import {
  type AlertEvent,
  alertId,
  alertKey,
  alertStream,
  jsonSchema,
  type Patch,
} from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { followTopics, isLive, patchOf } from "../testing/follow-topics.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { framesUntil } from "../testing/read-frames.ts";

type AlertPatch = Extract<Patch[number], { readonly k: "alert" }>;

async function append(world: World, fingerprint: string, ...events: AlertEvent[]): Promise<void> {
  const drafts = events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) }));
  await world.engine.append([{ stream: alertStream(alertKey(fingerprint)), events: drafts }]);
}

function raised(fingerprint: string): AlertEvent {
  return {
    type: "alert.raised",
    data: {
      alert: 1,
      fingerprint,
      title: `Sign in for ${fingerprint}`,
      text: "",
      priority: "critical",
      about: { run: "run1" },
      channels: ["browser", "webhook"],
    },
  };
}

const sent: AlertEvent = { type: "alert.sent", data: { alert: 1, channel: "browser" } };

function alertsIn(patches: readonly Patch[number][]): AlertPatch[] {
  return patches.filter((each) => each.k === "alert");
}

async function listed(world: World, query = ""): Promise<readonly AlertPatch["v"][]> {
  return (await (await world.get(`/api/alerts${query}`)).json()) as AlertPatch["v"][];
}

describe("alerts over the API", () => {
  test("5.4, 12.1: a reader has each as it is, as it is listed, live and when it comes again", async () => {
    const world = await openWorld();
    const live = await followTopics(world, "alerts", "0");
    await append(world, "nightly", raised("nightly"));
    await append(world, "nightly", sent, { type: "alert.repeated", data: { alert: 1 } });
    const all = await framesUntil(live, (frame) =>
      alertsIn(patchOf(frame)).some(({ v }) => v.repeats === 1),
    );
    const last = alertsIn(all.flatMap(patchOf)).at(-1);
    const [now] = await listed(world);
    expect(last).toMatchObject({ k: "alert", id: alertId(alertKey("nightly"), 1), v: now });
    expect(now).toMatchObject({
      title: "Sign in for nightly",
      about: { run: "run1", item: null, project: null },
      owed: true,
      deliveries: [
        { channel: "browser", status: "sent" },
        { channel: "webhook", status: "owed", tries: 0, next_at: null },
      ],
    });
    for (let since = 0; since < (await world.journal.watermark()); since++) {
      const again = await followTopics(world, "alerts", String(since));
      const told = alertsIn((await framesUntil(again, isLive)).flatMap(patchOf));
      expect(told.at(-1)?.v).toEqual(now);
    }
  });

  test("12.1: are listed with the latest first, as many as are wanted", async () => {
    const world = await openWorld();
    await append(world, "old", raised("old"));
    await append(world, "done", raised("done"), sent, {
      type: "alert.dropped",
      data: { alert: 1, channel: "webhook", why: "the token was revoked", status: 401 },
    });
    expect(await listed(world)).toHaveLength(2);
    expect(await listed(world, "?limit=1")).toHaveLength(1);
    expect(await listed(world, "?owed=1")).toMatchObject([{ fingerprint: "old" }]);
    const done = (await listed(world)).find(({ fingerprint }) => fingerprint === "done");
    expect(done).toMatchObject({
      owed: false,
      deliveries: [{}, { status: "dropped", why: "the token was revoked", code: 401 }],
    });
    expect((await world.get("/api/alerts?limit=0")).status).toBe(400);
  });
});
