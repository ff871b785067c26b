import { dirname } from "node:path";
import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import { spawnSandboxed } from "@wheelhouse/sandbox";
import { openSession } from "../acp/open-session.ts";
import type { Agents, AgentSession, AttemptSpec, ConversationEvent } from "../agent.ts";
import type { CatalogueEntry, Launch, LaunchSetting } from "../catalogue/entry.ts";
import { giveBackCredentials, lendCredentials } from "../credentials/lend-credentials.ts";
import { writeHomeFiles } from "../credentials/write-home-files.ts";
import type { ToolHost } from "../tools/tool-host.ts";
import { commandFor, type Hold } from "./hold-for.ts";
import { projectSettings } from "./project-settings.ts";
import { traceOfAttempt } from "./trace-of-attempt.ts";
import { unusable } from "./unusable.ts";

/** What an attempt's agent is started from. */
export interface Starting {
  readonly spec: AttemptSpec;
  readonly entry: CatalogueEntry;
  readonly hold: Hold;
  readonly setting: LaunchSetting;
  /** What it does not see, beside the user's home. */
  readonly hidden?: readonly string[] | undefined;
  readonly toolHost: ToolHost;
  /** What sessions have cost up to now, by their ids. */
  readonly costs: Map<string, number>;
}

/** Where system programs are, and nothing of the user's; our own Node.js for scripts that look for one. */
const SYSTEM_PATH = `/usr/local/bin:/usr/bin:/bin:${dirname(process.execPath)}`;
const SEE_DOCTOR = "If it happens again, see what is wrong: wheelhouse doctor";
const SEE_AGENTS = "See what there is: wheelhouse agents";

/** Starts an agent's program under its hold and opens a session with it. Fails closed. */
export async function startAgent(
  { spec, entry, hold, setting, hidden, toolHost, costs }: Starting,
  emit: (event: ConversationEvent) => void,
  signal: AbortSignal,
): ReturnType<Agents["open"]> {
  let launch: Launch;
  try {
    launch = await entry.launch(spec, setting);
  } catch (error) {
    const reason = `${entry.id} cannot be started. ${messageOf(error)}`;
    return unusable("unavailable", reason, hintOf(error) ?? SEE_AGENTS);
  }
  const loan = { from: setting.machine.home, to: spec.home, files: launch.credentials };
  let process: Awaited<ReturnType<typeof spawnSandboxed>>;
  try {
    await lendCredentials(loan);
    await writeHomeFiles(spec.home, launch.files);
    process = await spawnSandboxed(
      {
        level: hold.level,
        command: commandFor(launch, hold),
        cwd: spec.cwd,
        env: {
          PATH: SYSTEM_PATH,
          LANG: "C.UTF-8",
          TERM: "dumb",
          ...launch.env,
          ...traceOfAttempt(spec, launch.env),
        },
        home: spec.home,
        tmp: spec.tmp,
        readable: [spec.cwd, launch.program, ...spec.readable, ...launch.readable],
        hidden,
        // In a clone to work in, what looks empty is no change: what counts there is what lies on the disk.
        covered: entry.origin === "own" ? [] : projectSettings(spec.cwd, spec.access),
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
  const { modelFree, traits } = entry;
  const keyed = launch.keyed ?? false;
  const tools =
    spec.tools && traits.tools !== "none"
      ? await toolHost.open({ ...idsOf(spec), ...spec.tools, silenceMs: spec.silenceMs }, emit)
      : undefined;
  const started = { process, level: hold.level, modelFree, traits, keyed, tools, costs };
  const session = await openSession(spec, started, emit, signal);
  if ("error" in session) {
    await giveBackCredentials(loan);
    return unusable(session.class, `${session.error}.`, SEE_DOCTOR);
  }
  return withAfter(session, async () => {
    const renewed = await giveBackCredentials(loan);
    if (renewed.length > 0)
      emit({
        type: "agent.note",
        data: { text: `gave back what it renewed: ${renewed.join(", ")}` },
      });
  });
}

/** A session after whose end something is done, whether or not its end could be proven. */
function withAfter(session: AgentSession, after: () => Promise<void>): AgentSession {
  return {
    ...session,
    async close(reason) {
      try {
        await session.close(reason);
      } finally {
        await after();
      }
    },
  };
}

function idsOf({ run, step, attempt }: AttemptSpec) {
  return { run, step, attempt };
}

function hintOf(error: unknown): string | undefined {
  return isWheelhouseError(error) ? error.hint : undefined;
}
