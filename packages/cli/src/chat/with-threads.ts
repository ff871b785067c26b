import type { ThreadCommand, ThreadDone } from "@wheelhouse/desk";
import { callHost } from "@wheelhouse/engine";
import { takeSeat } from "../host/take-seat.ts";
import { threadsThere } from "./thread-routes.ts";

/** Does one thing in a thread that nobody has to answer: by the host when there is one, else this process is it for the moment. */
export async function withThreads(
  home: string,
  command: ThreadCommand,
): Promise<ThreadDone & { readonly isServed: boolean }> {
  const seat = await takeSeat(home, { command: `wheelhouse chat ${command.do}`, serve: false });
  if (seat.kind === "client") {
    const { socket } = seat.holder;
    const there = threadsThere((path, body) => callHost(socket, { method: "POST", path, body }));
    return { ...(await there.perform(command)), isServed: true };
  }
  try {
    return { ...(await seat.host.threads.perform(command)), isServed: false };
  } finally {
    await seat.host.close();
  }
}
