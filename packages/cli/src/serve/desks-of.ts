import { randomUUID } from "node:crypto";
import { scheduleDoneSchema } from "@wheelhouse/desk";
import type { InboxDesk, ScheduleDesk, ThreadDesk } from "@wheelhouse/server";
import { threadsOfDrive } from "../chat/thread-routes.ts";
import type { Drive } from "../host/drive.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { SCHEDULES_PATH } from "../schedules/compose-schedules.ts";

/** The server's schedules: of this process when it is the host, else of the host at its socket. */
export function schedulesOf(drive: Pick<Drive, "atHost">): ScheduleDesk {
  return {
    perform(command) {
      const body = { ...command, by: whoAmI() };
      return drive.atHost({
        here: ({ schedules }) => schedules.perform(body),
        path: SCHEDULES_PATH,
        body,
        reply: scheduleDoneSchema,
      });
    },
  };
}

/** The server's inbox: of this process when it is the host, else of the host at its socket. */
export function inboxOf(drive: Pick<Drive, "inbox">): InboxDesk {
  return {
    async perform(command) {
      const by = whoAmI();
      if (command.do !== "post") return drive.inbox({ ...command, by });
      // A host may go away after it has written it, and before it says so: the next one is asked again.
      return drive.inbox({ ...command, dedupeKey: command.dedupeKey ?? randomUUID(), by });
    },
  };
}

/** The server's threads: of this process when it is the host, else of the host at its socket. */
export function threadsOf(drive: Pick<Drive, "atHost">): ThreadDesk {
  const threads = threadsOfDrive(drive);
  return {
    perform: (command, by = whoAmI()) => threads.perform({ ...command, by }),
    who: ({ id, path }) => threads.who({ id, path }),
  };
}
