import type { Level, Levels, SandboxPrograms } from "@wheelhouse/sandbox";
import type { Tested, Unusable } from "../agent.ts";
import type { CatalogueEntry, Launch } from "../catalogue/entry.ts";

/** How an agent is kept from writing. */
export interface Hold {
  readonly level: Level;
  readonly programs: SandboxPrograms;
}

/**
 * The strongest level that an agent may run at and that holds here. `tested` is what our attack suite
 * found for the version that is there: an agent is left to its own mode only where that was seen to
 * hold. Pure; fails closed.
 */
export function holdFor(
  { id, levels }: Pick<CatalogueEntry, "id" | "levels">,
  found: Levels,
  tested?: Tested,
): Hold | Unusable {
  const reasons: string[] = [];
  let hint = "";
  for (const level of levels) {
    if (level === "agent-enforced") {
      if (tested?.planModeHolds === true) return { level, programs: NONE };
      reasons.push(`${level}: this version has not passed our attack suite`);
      continue;
    }
    const state = found[level];
    if (state.available) return { level, programs: state.programs };
    reasons.push(`${level}: ${state.reason}`);
    hint ||= state.hint;
  }
  return {
    usable: false,
    reason: `${id} cannot be kept from writing here (${reasons.join("; ")}).`,
    hint,
  };
}

const NONE: SandboxPrograms = { bwrap: "", node: process.execPath };

/** What is run under a hold: a script is run by our Node.js, which a confined one is anyway. Pure. */
export function commandFor(
  { program, args, script }: Launch,
  { level, programs }: Hold,
): readonly [string, ...string[]] {
  return script && level !== "confined" ? [programs.node, program, ...args] : [program, ...args];
}
