import { describe, expect, test } from "vitest";
import type { AlertState, Delivery } from "./alert-state.ts";
import type { AlertChannel } from "./alert-words.ts";
import { planAlerts, type AlertRules } from "./plan-alerts.ts";

const NOW = Date.parse("2026-11-20T23:00:00Z");
const MORNING = Date.parse("2026-11-21T07:00:00Z");
const night = { from: "22:00", to: "07:00", zone: "Etc/UTC" };
const owed: Delivery = { status: "owed", tries: 0 };

function alert(title: string, more: Partial<AlertState> = {}): AlertState {
  return {
    alert: 1,
    fingerprint: title,
    title,
    text: "",
    priority: "normal",
    about: {},
    raisedAt: NOW - 1_000,
    repeats: 0,
    lastAt: NOW - 1_000,
    deliveries: { webhook: owed },
    ...more,
  };
}

function plan(alerts: readonly AlertState[], rules: Partial<AlertRules> = {}) {
  const on = new Set<AlertChannel>(["browser", "log", "webhook", "telegram"]);
  const { send, drop, next } = planAlerts(alerts, {
    now: NOW,
    on,
    busy: new Set(),
    quiet: undefined,
    ...rules,
  });
  const named = (each: { alert: AlertState; channel: AlertChannel }): string =>
    `${each.alert.title} ${each.channel}`;
  return { send: send.map(named), drop: drop.map(named), next };
}

describe("a plan of alerts", () => {
  test("sends one a channel at a time: the most urgent, then the oldest", () => {
    const alerts = [
      alert("later"),
      alert("earlier", { raisedAt: NOW - 5_000 }),
      alert("urgent", { priority: "critical", deliveries: { webhook: owed, log: owed } }),
    ];
    expect(plan(alerts).send).toEqual(["urgent log", "urgent webhook"]);
    expect(plan(alerts.slice(0, 2)).send).toEqual(["earlier webhook"]);
    expect(plan(alerts, { busy: new Set(["webhook"] as const) }).send).toEqual(["urgent log"]);
  });

  test("lets one that failed wait for its time, and no other one with it", () => {
    const failed = { ...owed, tries: 3, next: NOW + 9_000 };
    const alerts = [alert("failed", { deliveries: { webhook: failed } }), alert("fresh")];
    expect(plan(alerts)).toEqual({ send: ["fresh webhook"], drop: [], next: NOW + 9_000 });
    expect(plan(alerts, { now: NOW + 9_000 }).send).toHaveLength(1);
  });

  test("sends nothing where the receiver wants rest, before it has had it", () => {
    const told = { ...owed, tries: 1, next: NOW + 60_000, rests: true };
    const alerts = [
      alert("told", { deliveries: { telegram: told } }),
      alert("urgent", { priority: "critical", deliveries: { telegram: owed, webhook: owed } }),
    ];
    expect(plan(alerts)).toEqual({ send: ["urgent webhook"], drop: [], next: NOW + 60_000 });
  });

  test("gives up what is owed on a channel that was switched off", () => {
    expect(plan([alert("old")], { on: new Set() })).toEqual({
      send: [],
      drop: ["old webhook"],
      next: undefined,
    });
  });
});

describe("a plan in quiet hours", () => {
  test("sends what is critical, keeps what is normal for the morning, and drops what is low", () => {
    const alerts = [
      alert("critical", { priority: "critical" }),
      alert("normal", { deliveries: { telegram: owed } }),
      alert("low", { priority: "low", deliveries: { browser: owed } }),
    ];
    expect(plan(alerts, { quiet: night })).toEqual({
      send: ["critical webhook"],
      drop: ["low browser"],
      next: MORNING,
    });
    expect(plan(alerts.slice(1, 2), { quiet: night, now: MORNING }).send).toHaveLength(1);
  });

  test("writes to the log as ever", () => {
    const low = alert("low", { priority: "low", deliveries: { log: owed } });
    expect(plan([low], { quiet: night })).toEqual({
      send: ["low log"],
      drop: [],
      next: undefined,
    });
  });
});
