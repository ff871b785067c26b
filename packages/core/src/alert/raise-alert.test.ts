import { describe, expect, test } from "vitest";
import { alertEventSchema, type AlertEvent } from "./alert-events.ts";
import { type AlertState, owedChannels, reduceAlert } from "./alert-state.ts";
import { type AlertChannel, FRESH_MS, TOLD_AGAIN_MS } from "./alert-words.ts";
import { type AlertWords, keptWords, raiseAlert } from "./raise-alert.ts";

const BOTH: readonly AlertChannel[] = ["log", "webhook"];
const words: AlertWords = {
  fingerprint: "auth nightly",
  title: "Sign in again",
  text: "",
  priority: "normal",
  about: {},
};

/** The last alert after these events, each at its time. */
function after(...events: readonly (readonly [at: number, AlertEvent])[]): AlertState | undefined {
  let last: AlertState | undefined;
  let seq = 0;
  for (const [at, event] of events) {
    const parsed = alertEventSchema.parse(event);
    const before = last?.alert === parsed.data.alert ? last : undefined;
    last = reduceAlert(before, { ...parsed, at, seq: ++seq }) ?? last;
  }
  return last;
}

const raised = (alert: number, more: Partial<AlertWords> = {}, channels = BOTH): AlertEvent => ({
  type: "alert.raised",
  data: { alert, ...words, ...more, channels: [...channels] },
});
const sent = (alert: number, channel: AlertChannel): AlertEvent => ({
  type: "alert.sent",
  data: { alert, channel },
});

describe("raising an alert", () => {
  test("owes it to the person on every channel that is on", () => {
    const events = raiseAlert(undefined, words, { now: 5, channels: BOTH });
    expect(events).toEqual([raised(1)]);
    expect(owedChannels(after([5, raised(1)]) ?? { deliveries: {} })).toEqual(BOTH);
  });

  test("counts the same one while it is fresh, and raises another after that", () => {
    const last = after([0, raised(1)], [1, sent(1, "webhook")], [1, sent(1, "log")]);
    const again = (now: number) => raiseAlert(last, words, { now, channels: BOTH });
    expect(again(FRESH_MS - 1)).toEqual([{ type: "alert.repeated", data: { alert: 1 } }]);
    expect(again(FRESH_MS)).toEqual([raised(2)]);
  });

  test("tells once a day of a token that was revoked and is tried each hour, or each minute", () => {
    for (const pause of [60_000, 3_600_000]) {
      let last: AlertState | undefined;
      const told: number[] = [];
      for (let now = 0; now < 2.5 * TOLD_AGAIN_MS; now += pause) {
        const event = alertEventSchema.parse(raiseAlert(last, words, { now, channels: [] })[0]);
        const isNew = event.type === "alert.raised";
        if (isNew) told.push(now / TOLD_AGAIN_MS);
        last = reduceAlert(isNew ? undefined : last, { ...event, at: now, seq: 1 });
      }
      expect(told).toEqual([0, 1, 2]);
    }
  });

  test("counts the same one as long as a channel owes it, however old it is", () => {
    const last = after([0, raised(1)], [1, sent(1, "log")]);
    expect(raiseAlert(last, words, { now: 50 * FRESH_MS, channels: BOTH })).toEqual([
      { type: "alert.repeated", data: { alert: 1 } },
    ]);
  });

  test("lets what is more urgent take the place of what was not sent yet", () => {
    const last = after([0, raised(1)], [1, sent(1, "log")]);
    const urgent = { ...words, priority: "critical" } as const;
    const why = "a more urgent one took its place";
    expect(raiseAlert(last, urgent, { now: 2, channels: BOTH })).toEqual([
      { type: "alert.dropped", data: { alert: 1, channel: "webhook", why } },
      raised(2, { priority: "critical" }),
    ]);
  });

  test("keeps nothing fresh for ever when the clock was set far back", () => {
    const last = after([90 * FRESH_MS, raised(1, {}, [])]);
    expect(raiseAlert(last, words, { now: 0, channels: [] })).toEqual([raised(2, {}, [])]);
  });
});

describe("an alert", () => {
  test("that repeats is one, with how often and when last", () => {
    const repeated: AlertEvent = { type: "alert.repeated", data: { alert: 1 } };
    expect(after([1, raised(1)], [7, repeated], [9, repeated])).toMatchObject({
      raisedAt: 1,
      repeats: 2,
      lastAt: 9,
    });
  });

  test("that arrived stays sent, whatever was given up meanwhile", () => {
    const drop: AlertEvent = {
      type: "alert.dropped",
      data: { alert: 1, channel: "webhook", why: "switched off" },
    };
    const state = after([1, raised(1)], [2, drop], [3, sent(1, "webhook")], [4, drop]);
    expect(state?.deliveries.webhook).toEqual({ status: "sent", tries: 0, at: 3 });
  });
});

describe("kept words", () => {
  const token = `ghp_${"a1".repeat(20)}`;

  test("have no secret in any of them", () => {
    const kept = keptWords({
      ...words,
      fingerprint: `auth ${token}`,
      title: `It said ${token}`,
      text: `${"x ".repeat(1_990)}${token}`,
      link: `https://example.com/?t=${token}`,
    });
    expect(JSON.stringify(kept)).not.toContain("ghp_");
    expect(kept.title).toBe("It said [redacted:github-token]");
  });

  test("are no longer than can be kept, so that nothing fails for them", () => {
    const long = "💥".repeat(5_000);
    const link = `https://example.com/${long}`;
    const kept = keptWords({ ...words, fingerprint: long, title: long, text: long, link });
    expect(kept.title.length).toBeLessThanOrEqual(300);
    expect(kept.text.endsWith("💥…")).toBe(true);
    expect(kept.link).toBeUndefined();
    expect(alertEventSchema.parse(raised(1, kept)).type).toBe("alert.raised");
  });
});
