import { isWheelhouseError, messageOf, nearest } from "@wheelhouse/core";
import { type Levels, probeLevels, reap, spawnSandboxed } from "@wheelhouse/sandbox";
import { openSession } from "../acp/open-session.ts";
import type { AgentInfo, Agents, AttemptSpec, ConversationEvent } from "../agent.ts";
import { CATALOGUE, type CatalogueEntry, type Launch } from "../catalogue/catalogue.ts";
import { commandFor, type Hold, holdFor } from "./hold-for.ts";
import { unusable } from "./unusable.ts";

/** What agents are opened with. */
export interface AgentsOptions {
  /** Levels of this machine; probed once in a process when absent. */
  readonly levels?: (() => Promise<Levels>) | undefined;
  /** Built-in transcripts of `scripted`: name → path. */
  readonly transcripts?: Readonly<Record<string, string>> | undefined;
  /** Where the bundles of our own agents are kept; the package's own directory when absent. */
  readonly bundleDir?: string | undefined;
}

/** PATH of an agent's environment: where system programs are, and nothing of the user's. */
const SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";
const SEE_DOCTOR = "If it happens again, see what is wrong: wheelhouse doctor";
const SEE_AGENTS = "See what there is: wheelhouse agents";

/** The agents of this machine. */
export function createAgents({ levels, transcripts = {}, bundleDir }: AgentsOptions = {}): Agents {
  const probe = levels ?? (() => probeLevels());
  return {
    reap,
    async list() {
      const found = await probe();
      return CATALOGUE.map((entry): AgentInfo => {
        const { id, name, modelFree, version } = entry;
        const hold = holdFor(entry, found);
        const status = "usable" in hold ? hold : { usable: true as const, level: hold.level };
        return {
          id,
          name,
          modelFree,
          origin: "own",
          calls: "nothing",
          version,
          path: undefined,
          signedIn: "not-needed",
          tested: undefined,
          status,
        };
      });
    },
    async open(spec, emit, signal) {
      const entry = CATALOGUE.find(({ id }) => id === spec.agent);
      if (!entry)
        return unusable("unavailable", `There is no agent named ${spec.agent}.`, hintFor(spec));
      const hold = holdFor(entry, await probe());
      if ("usable" in hold) return { ...hold, class: "refused" };
      let launch: Launch;
      try {
        launch = await entry.launch(spec, { transcripts, bundleDir });
      } catch (error) {
        const reason = `${entry.id} cannot be started. ${messageOf(error)}`;
        return unusable("unavailable", reason, hintOf(error) ?? SEE_AGENTS);
      }
      return start(spec, entry, launch, hold, emit, signal);
    },
  };
}

async function start(
  spec: AttemptSpec,
  entry: CatalogueEntry,
  launch: Launch,
  hold: Hold,
  emit: (event: ConversationEvent) => void,
  signal: AbortSignal,
): ReturnType<Agents["open"]> {
  let process: Awaited<ReturnType<typeof spawnSandboxed>>;
  try {
    process = await spawnSandboxed(
      {
        level: hold.level,
        command: commandFor(entry, launch, hold),
        cwd: spec.cwd,
        env: { PATH: SYSTEM_PATH, LANG: "C.UTF-8", TERM: "dumb" },
        home: spec.home,
        tmp: spec.tmp,
        readable: [spec.cwd, launch.program, ...spec.readable, ...launch.readable],
        ...(spec.access === "write" ? { writable: [spec.cwd] } : {}),
        marker: `${spec.run}/${spec.attempt}`,
      },
      hold.programs,
    );
  } catch (error) {
    const refused = isWheelhouseError(error) && error.code === "sandbox.refused";
    const reason = refused ? error.message : `${entry.id} cannot be started: ${messageOf(error)}.`;
    return unusable(refused ? "refused" : "unavailable", reason, hintOf(error) ?? SEE_AGENTS);
  }
  const { modelFree } = entry;
  const session = await openSession(spec, { process, level: hold.level, modelFree }, emit, signal);
  return "error" in session ? unusable(session.class, `${session.error}.`, SEE_DOCTOR) : session;
}

function hintFor({ agent }: AttemptSpec): string {
  const near = nearest(
    agent,
    CATALOGUE.map(({ id }) => id),
  );
  return near.length > 0 ? `Did you mean ${near.join(" or ")}?` : SEE_AGENTS;
}

function hintOf(error: unknown): string | undefined {
  return isWheelhouseError(error) ? error.hint : undefined;
}
