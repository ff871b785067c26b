import { API } from "@wheelhouse/core";
import { useEffect, useSyncExternalStore } from "react";
import { useTopic } from "../../../live/live-context.ts";
import { client } from "../../../queries/client.ts";
import { createThreadLog, type ThreadLog, type ThreadView } from "./thread-log.ts";

/** Logs that stay as they are when a person looks at another thread. */
const KEPT = 8;

const logs = new Map<string, ThreadLog>();

/** The log of a thread, kept live while it is shown. A thread that was shown a moment ago comes back as it was. */
export function useThreadLog(project: string, name: string): { log: ThreadLog; view: ThreadView } {
  const log = logOf(project, name);
  useTopic(`thread:${project}/${name}`, {
    onOpen: (asOf) => log.opened(asOf),
    onPatch: (patch) => log.patch(patch),
    onHeard: (frame) => log.heard(frame),
  });
  useEffect(() => log.load(), [log]);
  const view = useSyncExternalStore(log.subscribe, log.get);
  return { log, view };
}

function logOf(project: string, name: string): ThreadLog {
  const id = `${project}/${name}`;
  const log =
    logs.get(id) ??
    createThreadLog(id, {
      fetch: ({ before, limit }) =>
        client.call(API.messages, {
          parts: { id: project },
          query: {
            thread: name,
            limit: String(limit),
            ...(before !== undefined && { before: String(before) }),
          },
        }),
      later(call, ms) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    });
  // The one that was shown last is at the end.
  logs.delete(id);
  logs.set(id, log);
  for (const oldest of logs.keys()) {
    if (logs.size <= KEPT) break;
    logs.delete(oldest);
  }
  return log;
}
