import { type Levels, probeLevels } from "@wheelhouse/sandbox";
import type { Agents } from "../agent.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import type { CatalogueEntry } from "../catalogue/entry.ts";
import type { Machine } from "../discover/machine.ts";
import { createAgents } from "../open/create-agents.ts";
import { holdFor } from "../open/hold-for.ts";
import { startAgent } from "../open/start-agent.ts";
import { createToolHost } from "../tools/tool-host.ts";
import { PERMISSIVE_MODES } from "./permissive-modes.ts";
import type { Trial } from "./record.ts";

const ABSENT = { available: false, reason: "The trial does without it.", hint: "" } as const;

/** Opens agents under the hold of a trial. *Contract*: as {@link Agents.open}. */
export function openHeld(trial: Trial, machine: Machine): Agents["open"] {
  switch (trial) {
    case "enforced":
      return (...args) => createAgents({ machine }).open(...args);
    case "agent-enforced": {
      const levels: Levels = { enforced: ABSENT, confined: ABSENT };
      const agents = createAgents({
        machine,
        levels: () => Promise.resolve(levels),
        // It is to be seen now whether its own mode holds: for that it must be let run by it alone.
        tested: (_, version) => ({ version, on: "", passed: 0, failed: 0, planModeHolds: true }),
      });
      return (...args) => agents.open(...args);
    }
    case "enforced-permissive":
      return (...args) => openPermissive(machine, ...args);
  }
}

/** Starts an agent as production does, but in its own most permissive mode. */
async function openPermissive(
  machine: Machine,
  ...[spec, emit, signal]: Parameters<Agents["open"]>
): ReturnType<Agents["open"]> {
  const entry = catalogueOf().find(({ id }) => id === spec.agent);
  const mode = PERMISSIVE_MODES[spec.agent];
  if (!entry || mode === undefined)
    return {
      usable: false,
      class: "unavailable",
      reason: `No permissive mode of ${spec.agent} is known.`,
      hint: "Name it where permissive modes are listed.",
    };
  const hold = holdFor(entry, spec.access, await probeLevels());
  if ("usable" in hold) return { ...hold, class: "refused" };
  const free: CatalogueEntry = {
    ...entry,
    traits: { ...entry.traits, modes: { read: mode, write: mode } },
    launch: (asked, setting) => entry.launch({ ...asked, access: "write" }, setting),
  };
  const setting = { machine, transcripts: {} };
  const toolHost = createToolHost();
  return startAgent({ spec, entry: free, hold, setting, toolHost, costs: new Map() }, emit, signal);
}
