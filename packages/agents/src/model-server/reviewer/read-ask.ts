import { type Brief, briefSchema } from "@wheelhouse/core";
import { asksOf, type Ask, type Conversation } from "../conversation.ts";

/** What the reviewer is asked to do. */
export type Work =
  | { readonly kind: "brief"; readonly brief: Brief; readonly ask: Ask }
  | { readonly kind: "judge" }
  | { readonly kind: "talk" };

/** Finds out what the last prompt that wants something of a reviewer is about. Pure. */
export function readAsk(conversation: Conversation): Work {
  for (const ask of asksOf(conversation).toReversed()) {
    const brief = briefIn(ask.text);
    if (brief) return { kind: "brief", brief, ask };
    if (/"cannot-verify"/.test(ask.text) && /by this rubric/.test(ask.text))
      return { kind: "judge" };
  }
  return { kind: "talk" };
}

/** The last block named `brief` of a prompt; undefined when there is none that fits. */
function briefIn(text: string): Brief | undefined {
  const body = [...text.matchAll(/^```brief[^\S\n]*\n([\s\S]*?)\n```/gm)].at(-1)?.[1];
  if (body === undefined) return undefined;
  try {
    return briefSchema.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}
