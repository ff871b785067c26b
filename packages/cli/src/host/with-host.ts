import { callHost, type Engine } from "@wheelhouse/engine";
import { takeSeat } from "./take-seat.ts";

/** One thing to tell a run: done here when nobody is the host, and by the host when there is one. */
export interface Order {
  readonly here: (engine: Engine) => Promise<unknown>;
  readonly path: string;
  readonly body: unknown;
}

/**
 * Gives one order. When no process is the host, this one is it for the moment: the order is
 * journaled with what follows from it, and nothing is started. Tells whether a host took it.
 */
export async function withHost(
  home: string,
  command: string,
  order: Order,
): Promise<{ readonly driven: boolean }> {
  const seat = await takeSeat(home, { command, serve: false });
  if (seat.kind === "client") {
    const { path, body } = order;
    await callHost(seat.holder.socket, { method: "POST", path, body });
    return { driven: true };
  }
  try {
    await order.here(seat.host.engine);
  } finally {
    await seat.host.close();
  }
  return { driven: false };
}
