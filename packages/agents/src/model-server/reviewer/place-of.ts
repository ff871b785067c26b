import { asksOf, type Conversation } from "../conversation.ts";

const NAMED = [
  /<cwd>\s*(\/[^<\n]+?)\s*<\/cwd>/,
  /(?:working directory|current directory|workspace|directory)[^\n/]{0,60}(\/[^\s`"'<>,;]+)/i,
];

/** The absolute directory that a client says it works in; undefined when it does not say. Pure. */
export function placeOf(conversation: Conversation): string | undefined {
  const texts = [conversation.system, ...asksOf(conversation).map(({ text }) => text)];
  for (const pattern of NAMED)
    for (const text of texts) {
      const place = pattern.exec(text)?.[1];
      if (place !== undefined) return place.replace(/[./]+$/, "");
    }
  return undefined;
}
