import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import {
  type Alerter,
  decideItem,
  type EffectPorts,
  type Inbox,
  inboxCommandSchema,
  openInbox,
  undoDecision,
} from "@wheelhouse/desk";
import type { Engine, MoreRoutes } from "@wheelhouse/engine";
import { isAppendRefusal, type SqliteJournal } from "@wheelhouse/journal";
import { readServerNote } from "../serve/server-note.ts";

/** Where the host is told what was decided about items. */
export const INBOX_PATH = "/api/inbox/decisions";

/** What the inbox of a host is made of. */
export interface InboxParts {
  readonly journal: SqliteJournal;
  readonly engine: Engine;
  readonly alerts: Alerter;
}

/** What decisions of a data directory are done with. */
export function effectPorts(home: string, { journal, engine, alerts }: InboxParts): EffectPorts {
  return {
    journal,
    engine,
    alerts,
    addressOf(path) {
      const note = readServerNote(home);
      return note && `http://127.0.0.1:${note.port}${path}`;
    },
  };
}

/** The inbox of a host, put together for a data directory. */
export function composeInbox(home: string, parts: InboxParts): Promise<Inbox> {
  return openInbox({
    ...effectPorts(home, parts),
    journal: parts.journal,
    onError(error) {
      // A host that ends has closed its journal: who comes next goes on.
      if (isAppendRefusal(error)) return;
      const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
      process.stderr.write(`The inbox could not take something in: ${messageOf(error)}${hint}\n`);
    },
  });
}

/** The calls of other processes for the inbox. */
export function inboxRoutes(home: string, parts: InboxParts): MoreRoutes {
  return async ({ method, path, body }) => {
    if (method !== "POST" || path !== INBOX_PATH) return undefined;
    return { status: 200, body: await performInbox(effectPorts(home, parts), body) };
  };
}

/** Does what a command says about an item. Gives the issue that it made. */
export async function performInbox(
  ports: EffectPorts,
  body: unknown,
): Promise<{ readonly issue: number | null }> {
  const command = inboxCommandSchema.parse(body);
  if (command.do === "decide") return decideItem(ports, command);
  await undoDecision(ports, command);
  return { issue: null };
}
