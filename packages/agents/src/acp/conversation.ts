import { createScrubber, type Scrubber } from "@wheelhouse/core";
import type { ConversationEvent } from "../agent.ts";

/** From one piece of text to the next, in milliseconds: what is said meanwhile is gathered, and the first word after a silence waits for nothing. */
const COALESCE_MS = 50;
/** Text of this length is not kept waiting, in characters. */
const COALESCE_CHARS = 8192;
/** Most that one turn may add to the journal, in characters. */
export const MAX_KEPT = 8 * 1024 * 1024;

type TextType = "agent.text" | "agent.thought";

/** Puts what an agent says into order: text coalesced and scrubbed, nothing overtaken but by usage. */
export interface Conversation {
  /** A piece of text. */
  text(type: TextType, piece: string): void;
  /** Any other event, its own texts already scrubbed; text that came before it goes first. */
  put(event: ConversationEvent): void;
  /** Sends what is held and begins a new turn's count. */
  endTurn(): void;
  /** Ends it: nothing is emitted any more. */
  end(): void;
}

/** A conversation that emits events. `onFlood` is called once a turn when it says more than is kept. */
export function createConversation(
  emit: (event: ConversationEvent) => void,
  onFlood: (clause: string) => void,
): Conversation {
  let open: { readonly type: TextType; readonly scrubber: Scrubber; text: string } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let kept = 0;
  let ended = false;
  let sentAt = -COALESCE_MS;
  const fits = (size: number): boolean => {
    if (ended) return false;
    const before = kept;
    kept += size;
    if (before <= MAX_KEPT && kept > MAX_KEPT)
      onFlood(`said more than ${MAX_KEPT / 1024 / 1024} MiB in one turn`);
    return kept <= MAX_KEPT;
  };
  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!open || open.text === "") return;
    const { type, text } = open;
    open.text = "";
    sentAt = performance.now();
    emit({ type, data: { text } });
  };
  const flush = (): void => {
    if (open) open.text += open.scrubber.flush();
    send();
    open = undefined;
  };
  return {
    text(type, piece) {
      if (!fits(piece.length)) return;
      if (open?.type !== type) flush();
      open ??= { type, scrubber: createScrubber(), text: "" };
      open.text += open.scrubber.push(piece);
      if (open.text.length >= COALESCE_CHARS) send();
      else timer ??= setTimeout(send, Math.max(0, sentAt + COALESCE_MS - performance.now()));
    },
    put(event) {
      if (!fits(JSON.stringify(event.data).length)) return;
      // Usage comes in the middle of a message; the tail that may be half a secret stays held.
      if (event.type === "agent.usage") send();
      else flush();
      emit(event);
    },
    endTurn() {
      if (!ended) flush();
      kept = 0;
    },
    end() {
      if (!ended) flush();
      ended = true;
    },
  };
}
