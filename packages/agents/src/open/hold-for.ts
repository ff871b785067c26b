import type { Level, Levels, SandboxPrograms } from "@wheelhouse/sandbox";
import type { AttemptSpec, Tested, Unusable } from "../agent.ts";
import type { CatalogueEntry, Launch } from "../catalogue/entry.ts";

/** How an agent is kept from writing, or in its clone. */
export interface Hold {
  readonly level: Level;
  readonly programs: SandboxPrograms;
}

/**
 * The strongest level that an agent may run at for its step's access, and that holds here. `tested` is
 * what our attack suite found for the version that is there: an agent is left to its own mode only where
 * that was seen to hold, and only to read. Who may write in a clone is held to it by the system, or not
 * started: no other level knows where a clone ends. Pure; fails closed.
 */
export function holdFor(
  { id, levels }: Pick<CatalogueEntry, "id" | "levels">,
  access: AttemptSpec["access"],
  found: Levels,
  tested?: Tested,
): Hold | Unusable {
  const reasons: string[] = [];
  let hint = "";
  for (const level of levels) {
    if (access === "write" && level !== "enforced") {
      reasons.push(`${level}: it cannot hold anybody to one directory`);
      continue;
    }
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
    reason: `${id} cannot be ${access === "read" ? "kept from writing" : "held to its clone"} here (${reasons.join("; ")}).`,
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
