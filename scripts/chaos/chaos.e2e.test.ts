import { describe, expect, test } from "vitest";
import { chaos } from "./chaos.ts";
import { noViolations } from "./violations.ts";

/** Each kind of kill more than once, with several in one run; `npm run chaos` has many times as many. */
const HOST_KILLS = 4;
const AGENT_KILLS = 2;
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e9));

describe("chaos", () => {
  test(
    `${HOST_KILLS + AGENT_KILLS} kills cost no finished step, no event, no request and no process (SEED=${seed})`,
    { timeout: 300_000 },
    async () => {
      const result = await chaos({ hostKills: HOST_KILLS, agentKills: AGENT_KILLS, seed });
      expect(result.violations).toEqual(noViolations());
      expect(result.hostKills).toBe(HOST_KILLS);
      expect(result.agentKills).toBe(AGENT_KILLS);
    },
  );
});
