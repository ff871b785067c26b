import { nearest } from "@wheelhouse/core";
import { type Levels, reap } from "@wheelhouse/sandbox";
import type { AgentInfo, Agents, AttemptSpec, Tested } from "../agent.ts";
import { catalogueOf } from "../catalogue/catalogue.ts";
import type { AgentsConfig } from "../catalogue-config/agents-config.ts";
import type { CatalogueEntry, Sighting } from "../catalogue/entry.ts";
import { findLevels } from "../discover/find-levels.ts";
import { type Machine, machineHere } from "../discover/machine.ts";
import type { LocalEndpoint } from "../local-models/local-endpoint.ts";
import { createToolHost } from "../tools/tool-host.ts";
import { holdFor } from "./hold-for.ts";
import { startAgent } from "./start-agent.ts";
import { createTurnstile } from "./turnstile.ts";
import { unusable } from "./unusable.ts";
import { createVersionWatch, sayingUpdates } from "./watch-version.ts";

/** What agents are opened with. */
export interface AgentsOptions {
  /** Levels of this machine; probed once in a process when absent. */
  readonly levels?: (() => Promise<Levels>) | undefined;
  /** Built-in transcripts of `scripted`: name → path. */
  readonly transcripts?: Readonly<Record<string, string>> | undefined;
  /** Where the bundles of our own agents are kept; the package's own directory when absent. */
  readonly bundleDir?: string | undefined;
  /** Where agents are looked for; this machine when absent. */
  readonly machine?: Machine | undefined;
  /** The user's own agents, endpoints and paths. */
  readonly config?: AgentsConfig | undefined;
  /** Looks for servers of local models; the usual ports of this machine when absent. */
  readonly findLocal?: (() => Promise<readonly LocalEndpoint[]>) | undefined;
  /** Directories that no agent sees where that can be held, such as the one with the server's key. */
  readonly hidden?: readonly string[] | undefined;
  /** What our suite found for a version of an agent. */
  readonly tested?: ((agent: string, version: string) => Tested | undefined) | undefined;
}

const SEE_AGENTS = "See what there is: wheelhouse agents";

/** The agents of this machine. */
export function createAgents(options: AgentsOptions = {}): Agents {
  const { transcripts = {}, bundleDir, config, findLocal, hidden = [] } = options;
  const machine = options.machine ?? machineHere();
  const probe = options.levels ?? (() => findLevels(machine));
  const entries = catalogueOf({ config, findLocal });
  const setting = { machine, transcripts, bundleDir };
  const toolHost = createToolHost({ bundleDir });
  const costs = new Map<string, number>();
  const turnstile = createTurnstile();
  const versions = createVersionWatch();
  const testedFor = ({ id }: CatalogueEntry, { version }: Sighting): Tested | undefined =>
    version === undefined ? undefined : options.tested?.(id, version);

  async function infoOf(entry: CatalogueEntry): Promise<AgentInfo> {
    const { id, name, modelFree, origin } = entry;
    const [levels, sighting] = await Promise.all([probe(), entry.look(machine)]);
    const { missing, ...seen } = sighting;
    const tested = testedFor(entry, sighting);
    const known = { id, name, modelFree, origin, ...seen, tested };
    if (missing) return { ...known, status: { usable: false, ...missing } };
    const hold = holdFor(entry, "read", levels, tested);
    const status = "usable" in hold ? hold : { usable: true as const, level: hold.level };
    return { ...known, status };
  }

  return {
    reap,
    list: (only) => Promise.all(entries.filter(({ id }) => only?.includes(id) ?? true).map(infoOf)),
    async open(spec, emit, signal) {
      const entry = entries.find(({ id }) => id === spec.agent);
      if (!entry)
        return unusable(
          "unavailable",
          `There is no agent named ${spec.agent}.`,
          hintFor(spec, entries),
        );
      const sighting = await entry.look(machine);
      const { missing } = sighting;
      if (missing)
        return unusable(
          sighting.signedIn === "no" ? "auth" : "unavailable",
          missing.reason,
          missing.hint,
        );
      const hold = holdFor(entry, spec.access, await probe(), testedFor(entry, sighting));
      if ("usable" in hold) return { ...hold, class: "refused" };
      const changed = versions.since(spec.run, spec.agent, sighting.version);
      if (changed !== undefined) emit({ type: "agent.note", data: { text: changed } });
      const start = () =>
        startAgent({ spec, entry, hold, setting, hidden, toolHost, costs }, emit, signal);
      // Ours lay out nothing in their homes.
      const session =
        entry.origin === "own"
          ? await start()
          : await turnstile.through(spec.home, start, (opened) => !("usable" in opened));
      return "usable" in session
        ? session
        : sayingUpdates(session, sighting.version, async () => (await entry.look(machine)).version);
    },
  };
}

function hintFor({ agent }: AttemptSpec, entries: readonly CatalogueEntry[]): string {
  const near = nearest(
    agent,
    entries.map(({ id }) => id),
  );
  return near.length > 0 ? `Did you mean ${near.join(" or ")}?` : SEE_AGENTS;
}
