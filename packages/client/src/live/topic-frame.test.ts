import { describe, expect, test } from "vitest";
import { topicOf } from "./topic-frame.ts";

const trace = (topic: string) => JSON.stringify({ topic, run: "r", seq: [1] });
const patch = (k: string, id: string) => JSON.stringify([{ k, id, rev: 1, v: { topic: "x" } }]);

describe("the topic of a frame", () => {
  test.each([
    ["trace", trace("run:r"), "run:r"],
    ["trace", trace('step:r/a"b\\c'), 'step:r/a"b\\c'],
    ["trace", '{"run":"r","topic":"run:r"}', undefined],
    ["patch", patch("run", "r"), "runs"],
    ["patch", patch("request", "r-q1"), "requests"],
    ["patch", patch("head", "r"), "state:r"],
    ["patch", patch("step", 'r/a/"b'), "state:r"],
    ["patch", patch("signals", "all"), "signals"],
    ["patch", patch("sources", "all"), "sources"],
    ["patch", patch("issue", "my.orders-1a2b3c/12"), "issues:my.orders-1a2b3c"],
    ["patch", patch("inbox", "a1-1"), "inbox"],
    ["patch", patch("alert", "a1-1"), "alerts"],
    ["patch", patch("schedule", "orders-1a2b3c/nightly"), "schedules:orders-1a2b3c"],
    ["patch", patch("thread", "orders-1a2b3c/main"), "thread:orders-1a2b3c/main"],
    ["patch", patch("message", "orders-1a2b3c/main/7"), "thread:orders-1a2b3c/main"],
    ["patch", patch("proposal", "orders-1a2b3c/main/2"), "thread:orders-1a2b3c/main"],
    ["heard", JSON.stringify({ topic: "thread:orders/main", message: 2 }), "thread:orders/main"],
    ["patch", patch("later", "r"), undefined],
    ["patch", "[]", undefined],
    ["flow_run_started", "{}", "runs"],
    ["flow_run_step_updated", "{}", "runs"],
    ["message", "{}", undefined],
  ])("of %s %s is %s", (event, data, topic) => {
    expect(topicOf({ event, data })).toBe(topic);
  });
});
