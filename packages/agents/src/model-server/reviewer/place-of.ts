import type { Conversation } from "../conversation.ts";

const NAMED = [
  /<cwd>\s*(\/[^<\n]+?)\s*<\/cwd>/,
  /(?:working (?:directory|in the directory)|workspace director(?:y|ies))\W{0,12}?(?:is\W{1,3}?)?(\/[^\s`"'<>,;]+)/i,
];

/** The absolute directory that a client says it works in; undefined when it does not say. Pure. */
export function placeOf({ system, messages }: Conversation): string | undefined {
  const said = messages.flatMap((each) => (each.kind === "user" ? [each.text] : []));
  for (const pattern of NAMED)
    for (const text of [system, ...said]) {
      const place = pattern.exec(text)?.[1];
      if (place !== undefined) return place.replace(/[./]+$/, "");
    }
  return undefined;
}
