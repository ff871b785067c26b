import { array, assert, constantFrom, integer, oneof, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../run/simulation/draws.ts";
import { projectRows } from "../views/testing/project-rows.ts";
import { fireProjection } from "../views/schedules/fire-row.ts";
import { scheduleOfRow, scheduleProjection } from "../views/schedules/schedule-row.ts";
import { planFires, LATE_MS } from "./plan-fires.ts";
import { type ScheduleEvent, scheduleEventSchema } from "./schedule-events.ts";
import { reduceSchedule, type ScheduleState } from "./schedule-state.ts";

const MINUTE = 60_000;
const defined = (catchUp: "last" | "none" = "last"): ScheduleEvent => ({
  type: "schedule.defined",
  data: {
    project: { id: "orders-1a2b3c", path: "/src/orders" },
    name: "nightly",
    title: "",
    cron: "* * * * *",
    zone: "UTC",
    act: { kind: "command", argv: ["true"] },
    catchUp,
    timeoutMs: 60_000,
    notifyOn: "failure",
    origin: "person",
    hash: "h",
    from: 0,
    by: "ann",
  },
});

/** A schedule of every minute, its journal, and its two tables. */
class World {
  readonly events: (ScheduleEvent & { seq: number; at: number })[] = [];
  state: ScheduleState | undefined;

  constructor(catchUp?: "last" | "none") {
    this.append([defined(catchUp)], 0);
  }

  append(events: readonly ScheduleEvent[], at: number): void {
    for (const event of events) {
      const stored = { ...scheduleEventSchema.parse(event), seq: this.events.length + 1, at };
      this.events.push(stored);
      this.state = reduceSchedule(this.state, stored);
    }
  }

  /** Looks at the clock as a host does that has slept since the last look. */
  look(now: number): readonly ScheduleEvent[] {
    const { until } = this.mustState();
    const times: number[] = [];
    for (let at = (Math.floor(until / MINUTE) + 1) * MINUTE; at <= now; at += MINUTE)
      times.push(at);
    const events = planFires(this.mustState(), { now, times, earlier: 0, away: "asleep" });
    this.append(events, now);
    return events;
  }

  mustState(): ScheduleState {
    if (!this.state) throw new Error("nothing was defined");
    return this.state;
  }

  /** The ledger, by the time that a row is for. */
  ledger(): { due: number; status: unknown }[] {
    const rows = projectRows(fireProjection, "schedule/p/nightly", [this.events]).at(-1);
    return [...(rows?.values() ?? [])]
      .map((row) => ({ due: Number(row["due_at"]), status: row["status"] }))
      .sort((a, b) => a.due - b.due);
  }
}

describe("a look at the clock", () => {
  test("fires a time once, however often somebody looks", () => {
    const world = new World();
    expect(world.look(MINUTE + 5)).toMatchObject([{ type: "schedule.due", data: { at: MINUTE } }]);
    expect(world.look(MINUTE + 6)).toEqual([]);
    expect(world.look(2 * MINUTE - 1)).toEqual([]);
  });

  test("makes up for the last of the times that nobody was there for", () => {
    const world = new World();
    world.look(2 * 24 * 60 * MINUTE);
    const ledger = world.ledger();
    expect(ledger).toHaveLength(2880);
    expect(ledger.at(-1)).toMatchObject({ status: "due" });
    expect(new Set(ledger.slice(0, -1).map(({ status }) => status))).toEqual(new Set(["missed"]));
  });

  test("makes up for none when that is said, but fires what is on time", () => {
    const world = new World("none");
    world.look(10 * MINUTE + LATE_MS + 1);
    expect(world.ledger().at(-1)).toEqual({ due: 12 * MINUTE, status: "due" });
    const late = new World("none");
    expect(
      planFires(late.mustState(), {
        now: MINUTE + LATE_MS + 1,
        times: [MINUTE],
        earlier: 0,
        away: "x",
      }),
    ).toMatchObject([{ type: "schedule.missed" }]);
  });

  test("skips a time while the fire before is at work, and says so", () => {
    const world = new World();
    world.look(MINUTE);
    expect(world.look(2 * MINUTE)).toMatchObject([
      { type: "schedule.skipped", data: { why: expect.stringContaining("still at work") } },
    ]);
    expect(world.ledger().map(({ status }) => status)).toEqual(["due", "skipped"]);
  });

  test("fires nothing of what is paused, removed, or not trusted, nor later what came meanwhile", () => {
    const world = new World();
    world.append([{ type: "schedule.paused", data: { by: "ann" } }], 1);
    expect(world.look(5 * MINUTE)).toEqual([]);
    world.append([{ type: "schedule.resumed", data: { from: 5 * MINUTE, by: "ann" } }], 5 * MINUTE);
    expect(world.look(5 * MINUTE)).toEqual([]);
    expect(world.look(6 * MINUTE)).toHaveLength(1);
    expect(world.ledger()).toEqual([{ due: 6 * MINUTE, status: "due" }]);
    const { data } = defined() as Extract<ScheduleEvent, { type: "schedule.defined" }>;
    const changed: ScheduleEvent = {
      type: "schedule.defined",
      data: { ...data, origin: "file", hash: "other", from: 6 * MINUTE },
    };
    world.append([changed], 6 * MINUTE);
    expect(world.look(9 * MINUTE)).toEqual([]);
  });

  test("fires a time again, as a fire of its own, when a person resumes after the clock was set back", () => {
    const world = new World();
    world.look(10 * MINUTE);
    const [fire = ""] = world.mustState().open.keys();
    world.append([{ type: "schedule.finished", data: { fire, result: "ok" } }], 10 * MINUTE);
    expect(world.look(8 * MINUTE)).toEqual([]);
    world.append([{ type: "schedule.resumed", data: { from: 8 * MINUTE, by: "ann" } }], 8 * MINUTE);
    world.look(10 * MINUTE);
    expect(world.ledger().filter(({ due }) => due === 10 * MINUTE)).toHaveLength(2);
  });

  test("gives every time exactly one row, in any mixture of looks, ends, pauses and clocks set back", () => {
    const act = oneof(
      record({ do: constantFrom("look"), by: integer({ min: 0, max: 40 * MINUTE }) }),
      record({
        do: constantFrom("finish", "pause", "resume", "back"),
        by: integer({ min: 1, max: 5 * MINUTE }),
      }),
    );
    assert(
      property(array(act, { minLength: 10, maxLength: 40, size: "max" }), (acts) => {
        const world = new World();
        let now = 0;
        for (const { do: what, by } of acts) {
          const open = [...world.mustState().open.keys()];
          if (what === "look") world.look((now += by));
          if (what === "finish" && open[0] !== undefined)
            world.append(
              [{ type: "schedule.finished", data: { fire: open[0], result: "ok" } }],
              now,
            );
          if (what === "pause") world.append([{ type: "schedule.paused", data: { by: "a" } }], now);
          if (what === "resume" && world.mustState().paused)
            world.append([{ type: "schedule.resumed", data: { from: now, by: "a" } }], now);
          if (what === "back") now = Math.max(0, now - by);
        }
        const fires = world.events.flatMap(({ type, data }) =>
          type === "schedule.due" || type === "schedule.skipped" ? [data.fire] : [],
        );
        expect(new Set(fires).size).toBe(fires.length);
        const said = world.events.flatMap(({ type, data }) =>
          type === "schedule.missed" ? data.at : [],
        );
        expect(world.ledger()).toHaveLength(fires.length + said.length);
        expect(world.mustState().open.size).toBeLessThanOrEqual(1);
      }),
      draws(300),
    );
  });
});

describe("the table of schedules", () => {
  test("holds the state, however the events are grouped", () => {
    const world = new World();
    world.look(3 * MINUTE);
    world.append([{ type: "schedule.paused", data: { by: "ann", reason: "holiday" } }], 4 * MINUTE);
    const one = world.events.map((event) => [event]);
    for (const groups of [one, [world.events]]) {
      const row = projectRows(scheduleProjection, "schedule/p/nightly", groups)
        .at(-1)
        ?.get("p/nightly");
      expect(row && scheduleOfRow(row)).toEqual(world.state);
    }
    const [apart, together] = [one, [world.events]].map((groups) =>
      projectRows(fireProjection, "schedule/p/nightly", groups).at(-1),
    );
    expect(apart).toEqual(together);
  });
});
