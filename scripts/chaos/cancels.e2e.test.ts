import { describe, expect, test } from "vitest";
import { cancels } from "./cancels.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));

describe("cancels", () => {
  test(
    `10 cancels of agents that ignore signals leave no process and no directory (SEED=${seed})`,
    { timeout: 300_000 },
    async () => {
      expect(await cancels({ cancels: 10, seed })).toMatchObject({
        cancelled: 10,
        notCancelled: 0,
        processesLeft: 0,
        directoriesLeft: 0,
      });
    },
  );
});
