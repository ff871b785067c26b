import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Conversation } from "./conversation.ts";
import type { Dialect, WireRequest } from "./dialects/dialect.ts";
import { mangle } from "./faults/mangle.ts";
import type { Reply } from "./reply.ts";
import type { Fault } from "./script/model-script.ts";

/** A reply on its way. */
export interface Outgoing {
  readonly reply: Reply;
  readonly fault: Fault | undefined;
  readonly dialect: Dialect;
  readonly request: WireRequest;
  readonly to: Conversation;
}

/** Sends a reply, with what goes wrong with it. Rejects when `signal` aborts, which is when the client has gone. */
export async function sendReply(
  response: ServerResponse,
  { reply, fault, dialect, request, to }: Outgoing,
  signal: AbortSignal,
): Promise<void> {
  if (fault && "never" in fault) return;
  if (fault && "slow" in fault) await pause(fault.slow, undefined, { signal });
  const type = to.stream ? dialect.streamType : "application/json";
  const send = async (text: string): Promise<void> => {
    if (text !== "" && !response.write(text)) await once(response, "drain", { signal });
  };
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  if (fault && "garbage" in fault) {
    response.end(fault.garbage);
    return;
  }
  const { pieces, ...rest } = mangle(reply, fault);
  const cutAfter = fault && "cutAfter" in fault ? fault.cutAfter : Infinity;
  const frames = dialect.frames({ pieces, ...rest }, to, request);
  const whole = (): string => JSON.stringify(dialect.whole({ pieces, ...rest }, to));
  if (to.stream) await send(frames.begin());
  let sent = 0;
  for (const piece of pieces) {
    if (sent >= cutAfter) break;
    if (piece.kind === "wait") await pause(piece.ms, undefined, { signal });
    else if (to.stream) await send(frames.piece(piece));
    if (piece.kind !== "wait") sent++;
  }
  if (cutAfter !== Infinity) {
    // What was written must have left before the connection breaks, or the client sees none of it.
    if (!to.stream) await send(whole().slice(0, -10));
    await new Promise((resolve) => response.write("", resolve));
    response.destroy();
    return;
  }
  response.end(to.stream ? frames.end() : whole());
}
