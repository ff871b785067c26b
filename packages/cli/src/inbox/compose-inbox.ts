import { existsSync } from "node:fs";
import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import {
  type Alerter,
  type EffectPorts,
  type HostDesk,
  type Inbox,
  type InboxCommand,
  type InboxCommandPorts,
  inboxCommandSchema,
  type InboxDone,
  InTurn,
  openInbox,
  performInbox,
} from "@wheelhouse/desk";
import type { Clock, Engine, MoreRoutes } from "@wheelhouse/engine";
import { isAppendRefusal, type SqliteJournal } from "@wheelhouse/journal";
import { addedProjects } from "../project/known-projects.ts";
import { projectHere } from "../project/project-here.ts";
import type { Schedules } from "../schedules/compose-schedules.ts";
import { readServerNote } from "../serve/server-note.ts";

/** Where the host is told what was decided about items. */
export const INBOX_PATH = "/api/inbox/decisions";

/** What the inbox of a host is made of. */
export interface InboxParts {
  readonly journal: SqliteJournal;
  readonly engine: Engine;
  readonly alerts: Alerter;
  readonly clock: Clock;
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
    projectNamed: (id) =>
      [...projectHere(process.cwd()), ...addedProjects(home)].find((each) => each.id === id),
  };
}

/** The inbox of a host, put together for a data directory. */
export function composeInbox(home: string, parts: InboxParts): Promise<Inbox> {
  return openInbox({
    ...effectPorts(home, parts),
    journal: parts.journal,
    clock: parts.clock,
    onError(error) {
      // A host that ends has closed its journal: who comes next goes on.
      if (isAppendRefusal(error)) return;
      const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
      process.stderr.write(`The inbox could not take something in: ${messageOf(error)}${hint}\n`);
    },
  });
}

/** What others do about items, at a host. */
export interface InboxDesk {
  perform(command: InboxCommand): Promise<InboxDone>;
  /** The calls of other processes. */
  readonly routes: MoreRoutes;
}

/** What others do about items of a data directory; what they post is looked at at once when `inbox` is there, else by the next host that has one. */
export function inboxDesk(
  home: string,
  parts: InboxParts & {
    readonly desk: Pick<HostDesk, "perform">;
    readonly schedules: Pick<Schedules, "perform">;
  },
  inbox: Pick<Inbox, "posted"> | undefined,
): InboxDesk {
  const { engine, desk, schedules, clock } = parts;
  const ports: InboxCommandPorts = {
    ...effectPorts(home, parts),
    now: () => clock.now(),
    isThere: existsSync,
    onPosted: (id) => inbox?.posted(id),
    turns: new InTurn(),
    again: {
      async schedule(project, name, by) {
        await schedules.perform({ do: "run", project, name, by });
        return undefined;
      },
      run: async (run, idempotencyKey, by) =>
        (await engine.fork(run, { by }, { idempotencyKey })).run,
      issue: async (project, number, key, by) =>
        (await desk.perform({ do: "start", project, number, key, by })).run ?? undefined,
    },
  };
  const perform = (command: InboxCommand): Promise<InboxDone> => performInbox(ports, command);
  return {
    perform,
    async routes({ method, path, body }) {
      if (method !== "POST" || path !== INBOX_PATH) return undefined;
      return { status: 200, body: await perform(inboxCommandSchema.parse(body)) };
    },
  };
}
