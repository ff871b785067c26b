import { describe, expect, test } from "vitest";
import { runCheck, CHECKS } from "./checks/run-checks.ts";
import { ATTACKS } from "./attacks/attacks.ts";
import { runAttacks } from "./run-attacks.ts";
import { PINNED, UNDER_TEST } from "./under-test.ts";

test("what is installed for tests is pinned", () => {
  expect(PINNED).toEqual(expect.arrayContaining(UNDER_TEST.map(({ agent }) => agent)));
});

describe.each(UNDER_TEST)("$agent, as it is installed", (subject) => {
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
