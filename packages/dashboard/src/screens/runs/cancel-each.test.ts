import { WheelhouseError } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { runItem } from "../../live/stand-in-run.ts";
import { cancelEach } from "./cancel-each.ts";

const runs = ["a", "b", "c"].map((id) => runItem(id));
const busy = new WheelhouseError("server.busy", "The server is busy.", { hint: "Try again." });

describe("cancelling several runs", () => {
  test("goes on after one that is refused, and says how many failed and why", async () => {
    const asked: string[] = [];
    const cancelling = cancelEach(runs, async (id) => {
      asked.push(id);
      if (id !== "c") throw busy;
    });
    await expect(cancelling).rejects.toMatchObject({
      code: "server.busy",
      message: "2 of 3 runs could not be cancelled. The server is busy.",
      hint: "Try again.",
    });
    expect(asked).toEqual(["a", "b", "c"]);
  });

  test("counts one that has ended as done", async () => {
    const ended = new WheelhouseError("run.ended", "The run has ended.");
    await expect(cancelEach(runs, () => Promise.reject(ended))).resolves.toBeUndefined();
  });

  test("passes on why the only one was refused", async () => {
    await expect(cancelEach(runs.slice(0, 1), () => Promise.reject(busy))).rejects.toBe(busy);
  });
});
