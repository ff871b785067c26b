import type { Tested } from "../../agent.ts";
import type { CapabilityRecord } from "../record.ts";

/**
 * What a record says of an agent in a few numbers: how much passed and failed, and whether its plan
 * mode alone let nothing through. An attack that was not made proves nothing for that mode, except that
 * there was no tool to make it with. Pure.
 */
export function testedFrom({ version, on, checks, trials }: CapabilityRecord): Tested {
  const attacks = trials
    .filter(({ trial }) => trial !== "agent-enforced")
    .flatMap((each) => [
      ...each.attacks.map(({ outcome }) => outcome),
      ...each.strays.map(() => "wrote" as const),
    ]);
  const passed = checks.filter(({ outcome }) => outcome === "passed").length;
  const failed = checks.filter(({ outcome }) => outcome === "failed").length;
  const alone = trials.find(({ trial }) => trial === "agent-enforced");
  const planModeHolds =
    alone === undefined || alone.refused !== undefined || alone.attacks.length === 0
      ? undefined
      : alone.strays.length === 0 && alone.attacks.every(({ outcome }) => outcome !== "wrote");
  return {
    version,
    on,
    passed: passed + attacks.filter((outcome) => outcome === "held").length,
    failed: failed + attacks.filter((outcome) => outcome === "wrote").length,
    planModeHolds,
  };
}

/** Looks up what is known of a version of an agent; undefined for one that was never tried. Pure. */
export function testedIn(
  records: readonly CapabilityRecord[],
): (agent: string, version: string) => Tested | undefined {
  return (agent, version) => {
    const record = records.find((each) => each.agent === agent && each.version === version);
    return record && testedFrom(record);
  };
}
