import { createScrubber, scrub, type Scrubber } from "@wheelhouse/core";
import type { ConversationEvent } from "../agent.ts";

/** Text waits this long for more of its kind, in milliseconds. */
const COALESCE_MS = 50;
/** Text of this length is not kept waiting, in characters. */
const COALESCE_CHARS = 8192;

type TextType = "agent.text" | "agent.thought";

/** Puts an agent's updates into order: text coalesced, everything scrubbed, nothing overtaken. */
export interface Conversation {
  text(type: TextType, piece: string): void;
  /** Any other event; text that came before it goes first. */
  put(event: ConversationEvent): void;
  /** Sends what is held. */
  flush(): void;
}

/** A conversation that emits events. */
export function createConversation(emit: (event: ConversationEvent) => void): Conversation {
  let open: { readonly type: TextType; readonly scrubber: Scrubber; text: string } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!open || open.text === "") return;
    emit({ type: open.type, data: { text: open.text } });
    open.text = "";
  };
  const flush = (): void => {
    if (open) open.text += open.scrubber.flush();
    send();
    open = undefined;
  };
  return {
    text(type, piece) {
      if (open?.type !== type) flush();
      open ??= { type, scrubber: createScrubber(), text: "" };
      open.text += open.scrubber.push(piece);
      if (open.text.length >= COALESCE_CHARS) send();
      else timer ??= setTimeout(send, COALESCE_MS);
    },
    put(event) {
      flush();
      emit(scrubbed(event));
    },
    flush,
  };
}

function scrubbed(event: ConversationEvent): ConversationEvent {
  switch (event.type) {
    case "agent.tool.started": {
      const { title, input } = event.data;
      return {
        ...event,
        data: {
          ...event.data,
          title: scrub(title),
          ...(input === undefined ? {} : { input: scrub(input) }),
        },
      };
    }
    case "agent.tool.updated": {
      const { output } = event.data;
      return output === undefined
        ? event
        : { ...event, data: { ...event.data, output: scrub(output) } };
    }
    case "agent.plan":
      return {
        ...event,
        data: {
          entries: event.data.entries.map((entry) => ({ ...entry, content: scrub(entry.content) })),
        },
      };
    default:
      return event;
  }
}
