import { messageOf, nearest } from "@wheelhouse/core";
import {
  type Levels,
  probeLevels,
  reap,
  spawnSandboxed,
  type SandboxPrograms,
} from "@wheelhouse/sandbox";
import { openSession } from "../acp/open-session.ts";
import type { AgentInfo, Agents, Unusable } from "../agent.ts";
import { CATALOGUE, type CatalogueEntry, type Launch } from "../catalogue/catalogue.ts";

/** What agents are opened with. */
export interface AgentsOptions {
  /** Levels of this machine; probed once when absent. */
  readonly levels?: (() => Promise<Levels>) | undefined;
  /** Built-in transcripts of `scripted`: name → path. */
  readonly transcripts?: Readonly<Record<string, string>> | undefined;
}

/** PATH of an agent's environment: where system programs are, and nothing of the user's. */
const SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

/** The agents of this machine. */
export function createAgents({ levels, transcripts = {} }: AgentsOptions = {}): Agents {
  let probed: Promise<Levels> | undefined;
  const probe = (): Promise<Levels> => (probed ??= (levels ?? probeLevels)());
  return {
    reap,
    async list() {
      const found = await probe();
      return CATALOGUE.map((entry): AgentInfo => {
        const { id, name, modelFree, version } = entry;
        const hold = holdFor(entry, found);
        const status = "usable" in hold ? hold : { usable: true as const, level: hold.level };
        return { id, name, modelFree, version, status };
      });
    },
    async open(spec, emit, signal) {
      const entry = CATALOGUE.find(({ id }) => id === spec.agent);
      if (!entry) {
        const near = nearest(
          spec.agent,
          CATALOGUE.map(({ id }) => id),
        );
        const hint =
          near.length > 0
            ? `Did you mean ${near.join(" or ")}?`
            : "See what there is: wheelhouse agents";
        return {
          usable: false,
          class: "unavailable",
          reason: `There is no agent named ${spec.agent}.`,
          hint,
        };
      }
      const hold = holdFor(entry, await probe());
      if ("usable" in hold) return { ...hold, class: "refused" };
      let launch: Launch;
      try {
        launch = await entry.launch(spec, transcripts);
      } catch (error) {
        return {
          usable: false,
          class: "unavailable",
          reason: `${entry.id} cannot be started: ${messageOf(error)}.`,
          hint: "See what there is: wheelhouse agents",
        };
      }
      const process = await spawnSandboxed(
        {
          level: hold.level,
          command: commandFor(entry, launch, hold),
          cwd: spec.cwd,
          env: { PATH: SYSTEM_PATH, LANG: "C.UTF-8", TERM: "dumb" },
          home: spec.home,
          tmp: spec.tmp,
          readable: [spec.cwd, ...spec.readable, ...launch.readable],
          marker: `${spec.run}/${spec.attempt}`,
        },
        hold.programs,
      );
      const session = await openSession(
        spec,
        { process, level: hold.level, modelFree: entry.modelFree },
        emit,
        signal,
      );
      if (!("error" in session)) return session;
      return { usable: false, class: "agent", reason: `${session.error}.`, hint: "" };
    },
  };
}

interface Hold {
  readonly level: "enforced" | "confined";
  readonly programs: SandboxPrograms;
}

/** The strongest level that an agent can be held at here; fails closed. */
function holdFor(entry: CatalogueEntry, { enforced, confined }: Levels): Hold | Unusable {
  if (enforced.available) return { level: "enforced", programs: enforced.programs };
  if (entry.own && confined.available) return { level: "confined", programs: confined.programs };
  const { reason, hint } = entry.own && !confined.available ? confined : enforced;
  return {
    usable: false,
    reason: `${entry.id} cannot be kept from writing here: ${reason}.`,
    hint,
  };
}

function commandFor(
  entry: CatalogueEntry,
  launch: Launch,
  hold: Hold,
): readonly [string, ...string[]] {
  const { program, args } = launch;
  return entry.own && hold.level === "enforced"
    ? [hold.programs.node, program, ...args]
    : [program, ...args];
}
