import type { Conversation } from "../conversation.ts";
import type { Piece, Reply } from "../reply.ts";

/** The wire forms that the server speaks. */
export type Api = "chat" | "responses" | "messages" | "gemini";

/** A request as far as a wire form reads it. */
export interface WireRequest {
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Writes one streamed reply, piece by piece; each string goes over the wire as it is. */
export interface FrameWriter {
  begin(): string;
  piece(piece: Exclude<Piece, { kind: "wait" }>): string;
  end(): string;
}

/** One wire form. */
export interface Dialect {
  readonly api: Api;
  /** Content type of a streamed reply. */
  readonly streamType: string;
  /** Whether it answers at this path. */
  speaks(path: string): boolean;
  /** Takes a request apart. Throws a ZodError when it is not in this form. */
  read(request: WireRequest): Conversation;
  /** A whole reply, for a client that does not stream. */
  whole(reply: Reply, to: Conversation): object;
  /** A reply in pieces. */
  frames(reply: Reply, to: Conversation, request: WireRequest): FrameWriter;
  /** What a refusal looks like. */
  refusal(status: number, message: string): object;
}
