import { describe, expect, test } from "vitest";
import { chaos } from "./chaos.ts";
import { noViolations } from "./violations.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));

describe("chaos", () => {
  test(
    `15 kills cost no finished step, no event, no request and no process (SEED=${seed})`,
    { timeout: 600_000 },
    async () => {
      const result = await chaos({ hostKills: 10, agentKills: 5, seed });
      expect(result.violations).toEqual(noViolations());
      expect(result.hostKills).toBe(10);
      expect(result.agentKills).toBe(5);
    },
  );
});
