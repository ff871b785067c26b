import { appendFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { changeOf, makeStand } from "../suite/stand.ts";

const YEAR = 365 * 86_400_000;
const said = (at: number, more: object = { kind: "heartbeat" }): string =>
  `${JSON.stringify({ v: 1, ts: at, ...more })}\n`;
const STALE = 300;

/**
 * A stand with one open log, and a clock that stands still until it is set: however long anything takes, the log is not
 * silent before.
 */
async function open(line: (now: number) => string) {
  const stand = makeStand(RUN_LOG_FORMAT);
  const begin = Date.now();
  const clock = { now: begin };
  const path = stand.write("open/run.log", line(begin));
  const options = { now: () => clock.now, staleMs: STALE };
  const observed = await stand.open(options);
  const run = observed.items()[0]?.id ?? "";
  const isStale = (): boolean => observed.item(run)?.observed?.stale === true;
  /** Resolves when it is told that it is stale, though nothing new is in it. */
  const silent = () =>
    changeOf(observed, (change) => change.run === run && change.from > change.to && isStale());
  const close = () => stand[Symbol.asyncDispose]();
  return {
    stand,
    path,
    clock,
    options,
    observed,
    run,
    isStale,
    silent,
    [Symbol.asyncDispose]: close,
  };
}

describe("a run that has become silent", () => {
  test("is told of although nothing was written, and is stale no more when it speaks", async () => {
    await using log = await open((now) => said(now));
    const { observed, run, clock, isStale } = log;
    const head = observed.head(run);
    expect(isStale()).toBe(false);
    const silent = log.silent();
    clock.now += STALE;
    expect(await silent).toEqual({ run, from: head + 1, to: head });
    expect(observed.item(run)?.status).toBe("interrupted");
    clock.now = Date.now();
    const again = changeOf(observed, ({ to }) => to > head);
    appendFileSync(log.path, said(clock.now + YEAR));
    await observed.scan();
    await again;
    expect(isStale()).toBe(false);
    const later = log.silent();
    clock.now += 10 * STALE;
    expect((await later).run).toBe(run);
  });

  test("is stale although it wrote times of next year, also after a restart", async () => {
    await using log = await open((now) => said(now + YEAR));
    const { observed, run, clock, isStale } = log;
    expect(isStale()).toBe(false);
    const silent = log.silent();
    clock.now += STALE;
    await silent;
    expect(observed.extra(run)?.heardAt).toBeLessThanOrEqual(clock.now - STALE);
    await observed.close();
    const again = await log.stand.open(log.options);
    expect(again.item(run)).toMatchObject({ status: "interrupted", observed: { stale: true } });
  });

  test("is not told of when it has ended, or was stale when it was found", async () => {
    await using log = await open((now) => said(now));
    const { observed, clock, stand } = log;
    stand.write("old/run.log", said(clock.now - YEAR));
    stand.write("done/run.log", said(clock.now) + said(clock.now, { kind: "run.completed" }));
    await observed.scan();
    expect(observed.items()).toHaveLength(3);
    const told: string[] = [];
    observed.onChange((changes) =>
      told.push(...changes.flatMap(({ run, from, to }) => (from > to ? run : []))),
    );
    const silent = log.silent();
    clock.now += STALE;
    await silent;
    expect(told).toEqual([log.run]);
  });
});
