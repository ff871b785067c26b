import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../suite/draws.ts";
import { grownLogs, growsAsWhole } from "../suite/grown-logs.ts";
import { RUN_LOG_FORMAT } from "./run-log-format.ts";
import { NIGHT, ODD } from "./sample-logs.ts";

describe("500 run logs", () => {
  test("are read the same while they grow, in whatever order, as whole", async () => {
    const samples = Array.from({ length: 500 }, (_, index) => ({
      path: `run-${index}/run.log`,
      text: index % 2 === 0 ? NIGHT : ODD,
    }));
    await expect(
      fc.assert(
        fc.asyncProperty(grownLogs(samples), (grown) => growsAsWhole(RUN_LOG_FORMAT, grown)),
        { ...draws(1), endOnFailure: true },
      ),
    ).resolves.toBeUndefined();
  });
});
