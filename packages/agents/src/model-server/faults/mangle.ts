import type { Piece, Reply } from "../reply.ts";
import type { Fault } from "../script/model-script.ts";

const CHUNK = "All work and no play makes a long reply. ".repeat(1600).slice(0, 65_536);

/** What a fault makes of the pieces of a reply. Pure. */
export function mangle(reply: Reply, fault: Fault | undefined): Reply {
  if (fault === undefined) return reply;
  if ("brokenArguments" in fault)
    return {
      ...reply,
      pieces: reply.pieces.map((piece) =>
        piece.kind === "call" ? { ...piece, input: `${piece.input.slice(0, -1)},,` } : piece,
      ),
    };
  if ("huge" in fault) {
    const more = Array.from({ length: fault.huge * 16 }, (): Piece => ({
      kind: "text",
      text: CHUNK,
    }));
    return { ...reply, pieces: [...reply.pieces, ...more] };
  }
  return reply;
}
