import { type DeskCommand, type DeskDone, deskDoneSchema } from "@wheelhouse/desk";
import { callHost } from "@wheelhouse/engine";
import { takeSeat } from "../host/take-seat.ts";
import { DESK_PATH } from "./compose-desk.ts";

/**
 * Does one thing with issues: by the host when there is one, else this process is it for the moment, and nothing is
 * started. Tells whether a host did it.
 */
export async function withDesk(
  home: string,
  command: DeskCommand,
): Promise<DeskDone & { readonly driven: boolean }> {
  const seat = await takeSeat(home, { command: `wheelhouse issue ${command.do}`, serve: false });
  if (seat.kind === "client") {
    const { socket } = seat.holder;
    const reply = await callHost(socket, { method: "POST", path: DESK_PATH, body: command });
    return { ...deskDoneSchema.parse(reply), driven: true };
  }
  try {
    return { ...(await seat.host.desk.perform(command)), driven: false };
  } finally {
    await seat.host.close();
  }
}
