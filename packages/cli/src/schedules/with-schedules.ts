import { type ScheduleCommand, type ScheduleDone, scheduleDoneSchema } from "@wheelhouse/desk";
import { callHost } from "@wheelhouse/engine";
import { takeSeat } from "../host/take-seat.ts";
import { SCHEDULES_PATH } from "./compose-schedules.ts";

/** Does one thing with schedules: by the host when there is one, else this process is it for the moment. Tells which host did it. */
export async function withSchedules(
  home: string,
  command: ScheduleCommand,
): Promise<ScheduleDone & { readonly host: string | undefined }> {
  const seat = await takeSeat(home, { command: `wheelhouse schedule ${command.do}`, serve: false });
  if (seat.kind === "client") {
    const call = { method: "POST", path: SCHEDULES_PATH, body: command } as const;
    const reply = await callHost(seat.holder.socket, call);
    return { ...scheduleDoneSchema.parse(reply), host: seat.holder.command };
  }
  try {
    return { ...(await seat.host.schedules.perform(command)), host: undefined };
  } finally {
    await seat.host.close();
  }
}
