import { BANDS, type FlowObject, type ProjectObject } from "@wheelhouse/core";

/** What a word may become. */
export interface Completion {
  /** What stands in the word's place when it is taken. */
  readonly word: string;
  /** What it is, in a few words. */
  readonly note: string;
}

/** What words may name. */
export interface CompletionNames {
  readonly flows: readonly Pick<FlowObject, "id" | "answers" | "plans">[];
  readonly projects: readonly Pick<ProjectObject, "name" | "path" | "status">[];
}

const ANY_FLOW: Completion = { word: "/flow", note: "The usual analysis, small, at once" };

/** What the word that is being typed may become: a flow, its size, or a project; nothing for words of the question. */
export function completionsOf(
  text: string,
  caret: number,
  { flows, projects }: CompletionNames,
): Completion[] {
  const { from, word } = wordAt(text, caret);
  const before = text
    .slice(0, from)
    .trim()
    .split(/\s+/)
    .filter((said) => said !== "" && !said.startsWith("@"));
  if (word.startsWith("@")) {
    const begun = word.slice(1).toLowerCase();
    return projects
      .filter(({ name, status }) => status === "here" && name.toLowerCase().startsWith(begun))
      .map(({ name, path }) => ({ word: `@${name}`, note: path }));
  }
  if (word.startsWith("/") && before.length === 0) {
    const all = [ANY_FLOW, ...flows.map(({ id, answers }) => ({ word: `/${id}`, note: answers }))];
    const begun = word.toLowerCase();
    return all.filter((each) => each.word !== begun && each.word.includes(begun.slice(1)));
  }
  const flow = flows.find(({ id }) => before.length === 1 && before[0] === `/${id}`);
  if (flow === undefined) return [];
  return BANDS.filter((band) => band.startsWith(word.toLowerCase())).map((band) => {
    const { steps, agents } = flow.plans[band];
    return { word: band, note: `${steps} steps, ${agents} by agents` };
  });
}

/** A text in which the word at the caret is another, with a space after it, and where the caret is then. */
export function withWord(
  text: string,
  caret: number,
  word: string,
): { readonly text: string; readonly caret: number } {
  const { from, to } = wordAt(text, caret);
  const rest = text.slice(to).replace(/^\s*/, " ");
  return { text: `${text.slice(0, from)}${word}${rest}`, caret: from + word.length + 1 };
}

/** The word that the caret is in or behind, up to the caret; empty between words. */
export function wordAt(
  text: string,
  caret: number,
): { readonly from: number; readonly to: number; readonly word: string } {
  const from = text.slice(0, caret).search(/\S*$/);
  const to = caret + text.slice(caret).search(/\s|$/);
  return { from, to, word: text.slice(from, caret) };
}
