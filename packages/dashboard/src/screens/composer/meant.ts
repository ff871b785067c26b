import type { NoticeObject, TextLaunch } from "@wheelhouse/core";

/** Words that lead nowhere, with what may stand instead; nothing is near when the second is empty. */
export interface Meant {
  readonly said: string;
  readonly near: readonly string[];
}

/** No word leads nowhere. */
export const NOTHING_MEANT: Meant = { said: "", near: [] };

/** What may have been meant by a name that there is not. */
export function meantBy({
  kind,
  name,
  near,
}: Exclude<TextLaunch, { kind: "run" | "empty" }>): Meant {
  const sign = kind === "unknown-flow" ? "/" : "@";
  return { said: `${sign}${name}`, near: near.map((each) => `${sign}${each}`) };
}

/** What may have been meant by the words that a notice is about. */
export function meantOf({ said = "", near = [] }: Pick<NoticeObject, "said" | "near">): Meant {
  return { said, near: said === "" ? [] : near };
}

/** A text in which the words that lead nowhere are others. */
export function withMeant(text: string, said: string, meant: string): string {
  const at = text.indexOf(said);
  return at < 0 ? text : `${text.slice(0, at)}${meant}${text.slice(at + said.length)}`;
}
