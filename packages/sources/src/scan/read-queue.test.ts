import { describe, expect, test } from "vitest";
import { RUN_LOG_FORMAT } from "../run-log/run-log-format.ts";
import { type LogRecord, newRecord } from "./log-record.ts";
import { ReadQueue } from "./read-queue.ts";

function record(name: string): LogRecord {
  const log = { path: `/root/${name}/run.log`, name };
  const place = { id: "run-log-1", name: "Run logs", kind: "run-log" } as const;
  return newRecord(name, { log, format: RUN_LOG_FORMAT, place });
}

describe("the queue of logs to read", () => {
  test("reads those that have just changed before all others, and each once", async () => {
    const order: string[] = [];
    const [a, b, c, hot] = ["a", "b", "c", "hot"].map(record);
    if (!a || !b || !c || !hot) throw new Error("no records");
    const queue = new ReadQueue(async ({ run }) => {
      order.push(run);
      if (run === "a") queue.push(hot, true);
      await Promise.resolve();
      return false;
    });
    for (const each of [a, b, c, c]) queue.push(each, false);
    await queue.drained();
    expect(order.slice(0, 2)).toEqual(["a", "hot"]);
    expect(order.toSorted((x, y) => x.localeCompare(y))).toEqual(["a", "b", "c", "hot"]);
  });

  test("never reads a log twice at once, and again when it changed meanwhile", async () => {
    let reading = 0;
    let most = 0;
    let times = 0;
    const only = record("only");
    const queue = new ReadQueue(async () => {
      times++;
      most = Math.max(most, ++reading);
      if (times < 5) queue.push(only, true);
      await new Promise(setImmediate);
      reading--;
      return false;
    });
    queue.push(only, false);
    await queue.drained();
    expect([times, most]).toEqual([5, 1]);
  });

  test("gives a long log its next turn when all others had theirs", async () => {
    const order: string[] = [];
    const queue = new ReadQueue(async ({ run }) => {
      order.push(run);
      await Promise.resolve();
      return run === "long" && order.filter((each) => each === "long").length < 3;
    });
    for (const name of ["long", "a", "b", "c"]) queue.push(record(name), false);
    await queue.drained();
    expect(order.filter((each) => each === "long")).toHaveLength(3);
    expect(order.indexOf("c")).toBeLessThan(order.lastIndexOf("long"));
  });
});
