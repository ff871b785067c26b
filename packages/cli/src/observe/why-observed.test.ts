import { describe, expect, test } from "vitest";
import { observedObjectOf } from "../testing/observed-object-of.ts";
import { whyObserved } from "./why-observed.ts";

const AT = Date.parse("2026-05-05T21:00:00Z");
const MINUTE = 60_000;

const line = (kind: string, members: object = {}): string =>
  JSON.stringify({ v: 1, ts: AT, kind, ...members });

const why = (lines: readonly string[], silentMs = MINUTE) => {
  const now = AT + silentMs;
  return whyObserved(observedObjectOf(lines, now), now);
};

describe("why an observed run waits", () => {
  const asked = [
    line("run.started"),
    line("queue.item.blocked", { item: "acme/shop:push", data: { reason: "no key" } }),
    line("wheel.requested", { data: { reason: "no key", expected_action: "renew the key" } }),
  ];

  test("is that it asks for a person: what is blocked, since when, why and what to do", () => {
    const [reason, ...others] = why(asked, 5 * MINUTE);
    expect(reason?.kind).toBe("wheel");
    expect(reason?.text).toContain("acme/shop:push");
    expect(reason?.text).toContain("5m ago");
    expect(reason?.text).toContain("(no key)");
    expect(reason?.todo).toBe("To do: renew the key");
    // The item that is blocked is the wheel's own: it is not told twice.
    expect(others).toEqual([]);
  });

  test("is who holds the wheel, once somebody has taken it", () => {
    const [reason] = why([...asked, line("wheel.taken", { actor: "ann" })], 2 * MINUTE);
    expect(reason?.text).toMatch(/^ann holds the wheel for acme\/shop:push, taken 2m ago/);
  });

  test("is a blocked item without a wheel, and that it has been silent for long", () => {
    const kinds = why(asked.slice(0, 2), 20 * MINUTE).map(({ kind }) => kind);
    expect(kinds).toEqual(["blocked", "silent"]);
  });

  test("is that it works, with what is known of it, or that it has ended", () => {
    const at = [line("run.started"), line("phase.entered", { phase: "build" })];
    expect(why(at)[0]?.text).toContain("at work: build");
    expect(why([...at, line("run.failed", { data: { reason: "no disk" } })])[0]?.text).toBe(
      "It failed 1m ago (no disk).",
    );
  });
});
