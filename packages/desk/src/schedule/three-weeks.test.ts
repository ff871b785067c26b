import type { FireEnd, InboxRow, ScheduleAct } from "@wheelhouse/core";
import { assert, integer, asyncProperty } from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../testing/draws.ts";
import { numbers } from "../testing/numbers.ts";
import { openScheduleWorld } from "../testing/schedule-world.ts";
import { readCron } from "./cron.ts";

/** The night of 25 October has an hour twice. */
const START = Date.parse("2026-10-12T00:00:00Z");
const [HOUR, WEEK] = [3_600_000, 604_800_000];
const CRONS = ["7 */6 * * *", "0 2 * * *", "30 2 * * 0", "*/45 9-17 * * 1-5", "15 4 1,15 * *"];

/** What is said of an item in its outcome, and what was decided about it. */
const classOf = (outcome: string): unknown => JSON.parse(outcome).class;
const decisionsOf = ({ decision }: InboxRow): readonly string[] =>
  decision === null ? [] : JSON.parse(decision).decisions;

/** How often a source failed three times in a row, and the last of these or a later one was no failed sign-in, before it went well. */
function episodesOf(items: readonly InboxRow[]): number {
  let [streak, issues, isOpen] = [0, 0, false];
  const inOrder = items.toSorted((a, b) => numberOf(a) - numberOf(b));
  for (const item of inOrder) {
    const { result, class: kind } = JSON.parse(item.outcome);
    if (result === "ok") [streak, isOpen] = [0, false];
    if (result === "failed" && ++streak >= 3 && kind !== "auth" && !isOpen)
      [issues, isOpen] = [issues + 1, true];
  }
  return issues;
}
const numberOf = ({ id }: InboxRow): number => Number(id.slice(id.lastIndexOf("-") + 1));

describe("three weeks of 40 schedules", () => {
  test("with failures, sleep and a host that is killed 200 times: every time has one row, nothing is begun twice, each source that fails has one issue, and of each failed sign-in a person is told", async () => {
    await assert(
      asyncProperty(integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const random = numbers(seed);
        const ends: FireEnd[] = [
          { result: "ok" },
          { result: "ok" },
          { result: "failed", why: "no such host" },
          { result: "failed", class: "auth", why: "sign in again" },
          { result: "cancelled", class: "cancelled" },
        ];
        const world = await openScheduleWorld(START, () => ({
          end: ends[Math.floor(random() * ends.length)] ?? { result: "ok" },
          ms: random() < 0.7 ? 0 : Math.floor(random() * 9 * HOUR),
        }));
        const names = Array.from({ length: 40 }, (_, n) => `s${n}`);
        for (const [n, name] of names.entries()) {
          const act: ScheduleAct =
            n % 3 === 0 ? { kind: "flow", flow: "code-review" } : { kind: "command", argv: ["x"] };
          await world.define(name, CRONS[n % CRONS.length] ?? "", act, {
            catchUp: n % 4 === 0 ? "none" : "last",
          });
        }
        const end = START + 3 * WEEK;
        let kills = 0;
        for (let lives = 0; world.now() < end; lives++) {
          const dies = { atAppend: 1 + Math.floor(random() * 30), isWritten: random() < 0.5 };
          const host = world.host(lives < 200 ? dies : undefined);
          await world.open(host);
          while (!host.isDead && world.now() < end) await world.advance(world.now() + HOUR / 4);
          kills += host.isDead ? 1 : 0;
          host.kill();
          // Mostly somebody comes at once; now and then nobody does for days.
          world.set(world.now() + Math.floor((random() < 0.03 ? 48 : 0.2) * random() * HOUR));
        }
        expect(kills).toBe(200);
        // Whoever comes last gives what is left its end.
        await world.open(world.host());
        await world.advance(world.now() + 12 * HOUR);
        expect(world.errors).toEqual([]);
        expect(new Set(world.begun).size).toBe(world.begun.length);
        for (const [n, name] of names.entries()) {
          const cron = readCron(CRONS[n % CRONS.length] ?? "", "Europe/Berlin");
          const { times } = await cron.between(START, world.now(), 5_000);
          const ledger = await world.ledger(name);
          expect(ledger.map(({ due_at }) => due_at)).toEqual(times);
          const old = ledger.filter(({ due_at }) => due_at < world.now() - 10 * HOUR);
          expect(old.filter(({ status }) => status === "due" || status === "running")).toEqual([]);
        }
        const ended = (await world.ledger()).filter(({ status }) => /^(ran|failed)$/.test(status));
        const items = await world.items();
        const keyOf = (name: string, fire: string | null): string => `${name} ${fire}`;
        expect(items.map((item) => keyOf(item.source_id, item.dedupe_key)).sort()).toEqual(
          ended.map((row) => keyOf(row.schedule.split("/")[1] ?? "", row.fire)).sort(),
        );
        const told = items.filter(({ outcome }) => classOf(outcome) === "auth");
        expect(told.filter((item) => item.notified_at === null)).toEqual([]);
        const issues = await world.issues();
        for (const name of names) {
          const own = items.filter((item) => item.source_id === name);
          const made = issues.filter(({ title }) => title === `${name} keeps failing`);
          expect([name, made.length]).toEqual([name, episodesOf(own)]);
          // Failures after an issue was made are put into it, and make no other.
          expect(own.filter((item) => decisionsOf(item).includes("issue"))).toHaveLength(
            made.length,
          );
        }
      }),
      draws(1),
    );
  }, 240_000);
});
