import { setTimeout as wait } from "node:timers/promises";
import type { LanguageModelV4, LanguageModelV4CallOptions } from "@ai-sdk/provider";
import { askModel, NoStream } from "./ask-model.ts";
import { EndpointFailure } from "./endpoint-failure.ts";
import { failureFrom } from "./failure-from.ts";
import type { Piece, Reply } from "./reply.ts";
import { type Detour, FIRST_WAY, type Way, wayAround, withoutStream } from "./way.ts";

/** How often a call is tried that fails for a reason that may pass, and how long the first pause is. */
export interface Patience {
  readonly tries: number;
  readonly pauseMs: number;
  /** Longest pause, also when the endpoint asks for more. */
  readonly maxPauseMs: number;
}
const PATIENCE: Patience = { tries: 4, pauseMs: 250, maxPauseMs: 10_000 };

/** A model with the way in which it is asked, which is found out once for a session. */
export interface Endpoint {
  /** How it is asked now. */
  readonly way: Way;
  /** What was found out is told here. */
  readonly onNote: (note: string) => void;
  /**
   * Asks the model, in another way when it refuses, and again when it fails for a reason that may pass.
   * `optionsFor` is asked for the request again when the way has changed.
   *
   * *Contract*: rejects with an {@link EndpointFailure}, or with the signal's reason. Nothing is asked again
   * after a piece of text was handed on: a person has seen it.
   */
  call(
    optionsFor: (way: Way) => LanguageModelV4CallOptions,
    onPiece: (piece: Piece) => void,
    signal: AbortSignal,
  ): Promise<Reply>;
}

/** An endpoint about which nothing is known yet. `openModel` gets a view of the way. */
export function createEndpoint(
  openModel: (way: () => Way) => LanguageModelV4,
  onNote: (note: string) => void,
  patience: Patience = PATIENCE,
): Endpoint {
  let way = FIRST_WAY;
  const model = openModel(() => way);
  return {
    get way() {
      return way;
    },
    onNote,
    async call(optionsFor, onPiece, signal) {
      const known = way;
      const notes = new Set<string>();
      let refusal: EndpointFailure | undefined;
      let tries = 0;
      let spoke = false;
      const heard = (piece: Piece): void => {
        spoke ||= piece.kind === "text";
        onPiece(piece);
      };
      for (;;) {
        try {
          const options = { ...optionsFor(way), abortSignal: signal };
          const reply = await askModel({ model, options, stream: way.stream, onPiece: heard });
          for (const note of notes) onNote(note);
          return reply;
        } catch (error) {
          signal.throwIfAborted();
          const failure = error instanceof NoStream ? undefined : failureFrom(error);
          const detour = spoke ? undefined : detourOf(failure, way);
          if (detour) {
            refusal ??= failure;
            notes.add(detour.note);
            way = detour.way;
            continue;
          }
          if (failure?.kind === "refused" && refusal) {
            // No way helped, so what the endpoint does not take is something else.
            way = known;
            throw refusal;
          }
          if (!failure || spoke || !mayPass(failure) || ++tries >= patience.tries)
            throw (
              failure ??
              new EndpointFailure("garbage", "does not stream, and does not answer without")
            );
          const pause = pauseFor(failure, tries, patience);
          onNote(`The endpoint ${failure.message}; asking again in ${Math.round(pause)} ms.`);
          await wait(pause, undefined, { signal });
        }
      }
    },
  };
}

function detourOf(failure: EndpointFailure | undefined, way: Way): Detour | undefined {
  if (!failure) return way.stream ? withoutStream(way) : undefined;
  return failure.kind === "refused" || failure.kind === "server"
    ? wayAround(failure, way)
    : undefined;
}

/** Whether asking again may help. A rate limit is for the host to wait for, where a person sees it. */
function mayPass({ kind }: EndpointFailure): boolean {
  return kind === "down" || kind === "server" || kind === "garbage" || kind === "cut";
}

function pauseFor(failure: EndpointFailure, tries: number, patience: Patience): number {
  const own = patience.pauseMs * 2 ** (tries - 1);
  return Math.min(patience.maxPauseMs, failure.retryAfterMs ?? own * (0.75 + Math.random() / 2));
}
