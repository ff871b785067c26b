import type { Levels } from "@wheelhouse/sandbox";
import { describe, expect, test } from "vitest";
import { commandFor, holdFor } from "./hold-for.ts";

const PROGRAMS = { bwrap: "/bin/bwrap", node: "/bin/node" };
const yes = { available: true, programs: PROGRAMS } as const;
const no = (reason: string) => ({ available: false, reason, hint: `mend ${reason}` }) as const;
const levels = (enforced: boolean, confined: boolean): Levels => ({
  enforced: enforced ? yes : no("bubblewrap is not installed"),
  confined: confined ? yes : no("this runtime cannot"),
});
const OWN = { id: "scout", levels: ["enforced", "confined"] } as const;
const CLI = { id: "some-cli", levels: ["enforced"] } as const;

describe("how an agent is held", () => {
  test("as strongly as it can be here", () => {
    expect(holdFor(OWN, "read", levels(true, true))).toMatchObject({ level: "enforced" });
    expect(holdFor(OWN, "read", levels(false, true))).toMatchObject({ level: "confined" });
  });

  test("L7: not at all means that it does not start, and says what would help", () => {
    expect(holdFor(OWN, "read", levels(false, false))).toEqual({
      usable: false,
      reason:
        "scout cannot be kept from writing here (enforced: bubblewrap is not installed; confined: this runtime cannot).",
      hint: "mend bubblewrap is not installed",
    });
  });

  test("L7: a program that is not ours is never confined", () => {
    expect(holdFor(CLI, "read", levels(false, true))).toMatchObject({ usable: false });
  });

  test("L7: in a clone by the system alone, whatever else would keep it from writing", () => {
    const tested = { version: "1", on: "", passed: 1, failed: 0, planModeHolds: true };
    const modest = { id: "some-cli", levels: ["enforced", "agent-enforced"] } as const;
    const hint = "mend bubblewrap is not installed";
    expect(holdFor(modest, "read", levels(false, true), tested)).toMatchObject({
      level: "agent-enforced",
    });
    expect(holdFor(modest, "write", levels(false, true), tested)).toMatchObject({
      usable: false,
      reason: expect.stringMatching(/^some-cli cannot be held to its clone here .*bubblewrap/),
      hint,
    });
    expect(holdFor(OWN, "write", levels(false, true))).toMatchObject({ usable: false, hint });
    for (const entry of [modest, OWN])
      expect(holdFor(entry, "write", levels(true, true), tested)).toMatchObject({
        level: "enforced",
      });
  });

  test("a bundle of ours is run by the Node.js that was tried", () => {
    const launch = {
      program: "/dist/scout.mjs",
      args: ["x"],
      script: true,
      readable: [],
      env: {},
      files: {},
      credentials: [],
    };
    expect(commandFor(launch, { level: "enforced", programs: PROGRAMS })).toEqual([
      "/bin/node",
      "/dist/scout.mjs",
      "x",
    ]);
    expect(commandFor(launch, { level: "confined", programs: PROGRAMS })).toEqual([
      "/dist/scout.mjs",
      "x",
    ]);
  });
});
