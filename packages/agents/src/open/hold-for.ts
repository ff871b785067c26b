import type { Levels, SandboxPrograms, SandboxSpec } from "@wheelhouse/sandbox";
import type { Unusable } from "../agent.ts";
import type { CatalogueEntry, Launch } from "../catalogue/catalogue.ts";

/** How an agent is kept from writing. */
export interface Hold {
  readonly level: SandboxSpec["level"];
  readonly programs: SandboxPrograms;
}

/** The strongest level that an agent may run at and that holds here. Pure; fails closed. */
export function holdFor(
  { id, levels }: Pick<CatalogueEntry, "id" | "levels">,
  found: Levels,
): Hold | Unusable {
  const reasons: string[] = [];
  let hint = "";
  for (const level of levels) {
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

/** What is run under a hold: a bundle of ours is run by the Node.js that was probed. Pure. */
export function commandFor(
  { levels }: Pick<CatalogueEntry, "levels">,
  { program, args }: Launch,
  { level, programs }: Hold,
): readonly [string, ...string[]] {
  const bundled = levels.includes("confined");
  return bundled && level === "enforced" ? [programs.node, program, ...args] : [program, ...args];
}
