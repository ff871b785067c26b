import { describe, expect, test } from "vitest";
import { alertEventSchema } from "./alert-events.ts";
import { MOST_TRIES } from "./alert-words.ts";
import { outcomeOfSend, type SendOutcome } from "./outcome-of-send.ts";

const NOW = 1_000_000;

function eventAfter(tries: number, outcome: SendOutcome) {
  const sent = { alert: 1, channel: "webhook", tries, now: NOW } as const;
  return alertEventSchema.parse(outcomeOfSend(outcome, sent));
}

describe("what came of a send", () => {
  test("is tried again later and later, and in the end given up", () => {
    const waits = Array.from({ length: MOST_TRIES }, (_, tries) => {
      const event = eventAfter(tries, { retry: true, why: "it is down", status: 503 });
      return event.type === "alert.failed" ? (event.data.next - NOW) / 1_000 : event.type;
    });
    expect(waits).toEqual([5, 15, 45, 135, 405, 1_215, 3_600, 3_600, 3_600, "alert.dropped"]);
  });

  test("waits as long as the receiver asks, but not for ever", () => {
    const asked = (afterMs: number) => eventAfter(0, { retry: true, why: "slow down", afterMs });
    expect(asked(60_000).data).toMatchObject({ next: NOW + 60_000, rests: true });
    expect(asked(1_000).data).toMatchObject({ next: NOW + 5_000, rests: true });
    expect(asked(1e12).data).toMatchObject({ next: NOW + 6 * 3_600_000 });
    expect(asked(0).data).not.toHaveProperty("rests");
  });

  test("is not tried again when it was refused, and has no secret in why", () => {
    const why = `it said Bearer abcdefgh12345678 ${"long ".repeat(500)}`;
    const event = eventAfter(0, { refused: true, why, status: 401 });
    expect(event.type).toBe("alert.dropped");
    expect(event.data).toMatchObject({ status: 401, channel: "webhook" });
    expect(JSON.stringify(event)).not.toContain("abcdefgh12345678");
  });
});
