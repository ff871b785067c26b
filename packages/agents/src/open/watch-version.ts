import type { AgentSession } from "../agent.ts";

/** Versions with which agents were opened: run and agent → version. */
export interface VersionWatch {
  /**
   * What changed since an earlier attempt of the same run, as a sentence; undefined when nothing did
   * or it is not known.
   */
  since(run: string, agent: string, version: string | undefined): string | undefined;
}

/** Runs that are remembered; a host that runs for days forgets the oldest. */
const KEPT = 512;

/** A watch that has seen nothing yet. */
export function createVersionWatch(): VersionWatch {
  const seen = new Map<string, string>();
  return {
    since(run, agent, version) {
      if (version === undefined) return undefined;
      const key = `${run}\n${agent}`;
      const before = seen.get(key);
      seen.delete(key);
      seen.set(key, version);
      const [oldest] = seen.keys();
      if (seen.size > KEPT && oldest !== undefined) seen.delete(oldest);
      return before === undefined || before === version
        ? undefined
        : `${agent} was updated from ${before} to ${version} while the run was open`;
    },
  };
}

/** A session whose broken turns say so when the program was replaced under it: trying again then helps. */
export function sayingUpdates(
  session: AgentSession,
  version: string | undefined,
  look: () => Promise<string | undefined>,
): AgentSession {
  if (version === undefined) return session;
  return {
    ...session,
    async prompt(text, meta) {
      const end = await session.prompt(text, meta);
      if (end.end !== "failed" || end.class !== "agent") return end;
      const now = await look();
      if (now === version) return end;
      const what = now === undefined ? "was removed" : `was updated from ${version} to ${now}`;
      return { ...end, error: `${end.error}; it ${what} while it ran` };
    },
  };
}
