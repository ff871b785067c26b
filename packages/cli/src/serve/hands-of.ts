import type { ServerDeps } from "@wheelhouse/server";
import { alertDeskOf } from "../alerts/alert-desk.ts";
import type { Context } from "../command/context.ts";
import type { Drive } from "../host/drive.ts";
import { deskOf } from "./desk-of.ts";
import { inboxOf, schedulesOf, threadsOf } from "./desks-of.ts";
import { wheelOf } from "./wheel-of.ts";

/** What of a server changes anything: it drives runs, and changes issues, schedules and the inbox, and speaks in threads. */
export type Hands = Pick<
  ServerDeps,
  "wheel" | "desk" | "schedules" | "inbox" | "threads" | "alerts"
>;

/** The hands of a server that is the host or its client. */
export function handsOf(context: Pick<Context, "home" | "io">, drive: Drive): Hands {
  return {
    wheel: wheelOf(context, drive),
    desk: deskOf(context, drive),
    schedules: schedulesOf(drive),
    inbox: inboxOf(drive),
    threads: threadsOf(drive),
    alerts: alertDeskOf(context, drive),
  };
}
