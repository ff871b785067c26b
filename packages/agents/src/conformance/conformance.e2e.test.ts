import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { runCheck, CHECKS } from "./checks/run-checks.ts";
import { ATTACKS } from "./attacks/attacks.ts";
import { runAttacks } from "./run-attacks.ts";

const VERSIONS = join(import.meta.dirname, "versions.json");
const UNDER_TEST = join(import.meta.dirname, "../../../../.agents-under-test");
const pinned = Object.keys(
  z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(VERSIONS, "utf8"))),
);
/** Those that `scripts/install-agents.ts` has installed. */
const subjects = pinned
  .map((agent) => ({ agent, bin: join(UNDER_TEST, agent, "node_modules", ".bin") }))
  .filter(({ bin }) => existsSync(bin))
  .map(({ agent, bin }) => ({
    agent,
    directories: [bin, dirname(process.execPath), "/usr/bin", "/bin"],
  }));

test("what is installed for tests is pinned", () => {
  expect(pinned).toEqual(expect.arrayContaining(subjects.map(({ agent }) => agent)));
});

describe.each(subjects)("$agent, as it is installed", (subject) => {
  const say = (): void => undefined;

  test("L7: writes nothing where writing is prevented, in its most permissive mode", async () => {
    const { refused, attacks, strays } = await runAttacks(subject, "enforced-permissive", say);
    expect(refused).toBeUndefined();
    expect(attacks).toHaveLength(ATTACKS.length);
    expect(attacks.filter(({ outcome }) => outcome === "wrote")).toEqual([]);
    expect(strays).toEqual([]);
  });

  test.each(CHECKS.filter(({ id }) => ["start", "resume", "cancel", "orphans"].includes(id)))(
    "$title",
    async (check) => {
      expect(await runCheck(subject, check)).toMatchObject({ outcome: "passed" });
    },
  );
});
