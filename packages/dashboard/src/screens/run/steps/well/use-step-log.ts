import { API } from "@wheelhouse/core";
import { useEffect, useSyncExternalStore } from "react";
import { useTopic } from "../../../../live/live-context.ts";
import { client } from "../../../../queries/client.ts";
import { createStepLog, type StepLog, type StepLogView } from "../log/step-log.ts";

/** Logs that stay as they are when a person looks at another step. */
const KEPT = 8;

const logs = new Map<string, StepLog>();

/** The log of a step, kept live while it is shown. A step that was shown a moment ago comes back as it was. */
export function useStepLog(run: string, step: string): { log: StepLog; view: StepLogView } {
  const log = logOf(run, step);
  useTopic(`step:${run}/${step}`, {
    onOpen: () => log.opened(),
    onTrace: (rows) => log.heard(rows),
  });
  useEffect(() => log.load(), [log]);
  const view = useSyncExternalStore(log.subscribe, log.get);
  return { log, view };
}

function logOf(run: string, step: string): StepLog {
  const key = `${run}/${step}`;
  const log =
    logs.get(key) ??
    createStepLog({
      fetch: (window) =>
        client.call(API.runEvents, {
          parts: { id: run },
          query: {
            step,
            limit: String(window.limit),
            before: asText(window.before),
            from: asText(window.from),
          },
        }),
      later(call, ms) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    });
  // The one that was shown last is at the end.
  logs.delete(key);
  logs.set(key, log);
  for (const oldest of logs.keys()) {
    if (logs.size <= KEPT) break;
    logs.delete(oldest);
  }
  return log;
}

function asText(place: number | undefined): string | undefined {
  return place === undefined ? undefined : String(place);
}
