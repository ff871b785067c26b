import { type InboxCommand, type InboxDone, inboxDoneSchema } from "@wheelhouse/desk";
import { callHost } from "@wheelhouse/engine";
import { takeSeat } from "../host/take-seat.ts";
import { INBOX_PATH } from "./compose-inbox.ts";

/** Does one thing about an item: by the host when there is one, else this process is it for the moment. */
export async function withInbox(home: string, command: InboxCommand): Promise<InboxDone> {
  const seat = await takeSeat(home, { command: `wheelhouse inbox ${command.do}`, serve: false });
  if (seat.kind === "client") {
    const call = { method: "POST", path: INBOX_PATH, body: command } as const;
    return inboxDoneSchema.parse(await callHost(seat.holder.socket, call));
  }
  try {
    return await seat.host.inbox.perform(command);
  } finally {
    await seat.host.close();
  }
}
