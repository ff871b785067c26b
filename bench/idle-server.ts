import { createKeys } from "../packages/server/src/index.ts";
import type { ServerDeps } from "../packages/server/src/server-deps.ts";

/** The token of servers that are measured. */
export const SECRET = "a-secret-of-this-measurement-and-of-nothing-else";

/** A server over a journal that only reads, and knows no project, flow or agent; `page` is a directory for its page. */
export function idleServer(journal: ServerDeps["journal"], page: string): Omit<ServerDeps, "port"> {
  const refuse = (): Promise<never> => Promise.reject(new Error("nobody drives these runs"));
  return {
    journal,
    wheel: {
      start: refuse,
      fork: refuse,
      answer: refuse,
      cancel: refuse,
      pause: refuse,
      resume: refuse,
      retry: refuse,
      driving: () => Promise.resolve([]),
      held: () => Promise.resolve(new Map<string, string>()),
    },
    flows: () => [],
    agents: () => Promise.resolve([]),
    plan: refuse,
    doctor: () => Promise.resolve([]),
    settings: { read: refuse, change: refuse },
    projects: () => [],
    addProject: refuse,
    projectFiles: () => Promise.resolve([]),
    readFile: () => undefined,
    keys: createKeys(SECRET, Date.now),
    pages: page,
    version: "bench",
    now: Date.now,
    onError: (error) => console.error(error),
  };
}
