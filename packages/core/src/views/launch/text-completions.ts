import { type Band, BANDS } from "../../plan/define-flow.ts";
import { BAND_WORDS } from "./text-launch.ts";
import { inputSaid, type LaunchInput, launchWords } from "./launch-words.ts";
import { ranked } from "./ranked.ts";

/** What a word may become. */
export interface Completion {
  /** What stands in the word's place when it is taken. */
  readonly word: string;
  /** What it is, in a few words. */
  readonly note: string;
  /** True when more of the same word follows, as after a directory. */
  readonly isOpen?: boolean;
}

/** What words may name. */
export interface CompletionNames {
  readonly flows: readonly {
    readonly id: string;
    readonly title: string;
    readonly answers: string;
    readonly inputs: readonly (LaunchInput & {
      readonly title: string;
      readonly type: string;
      readonly choices: readonly string[];
    })[];
    readonly plans: Readonly<Record<Band, { readonly steps: number; readonly agents: number }>>;
  }[];
  readonly projects: readonly {
    readonly name: string;
    readonly path: string;
    readonly status: string;
  }[];
}

const ANY_FLOW: Completion = { word: "/flow", note: "The usual analysis, small, at once" };
const ANY_NAMES = ["flow"];

/**
 * What the word that is being typed may become: a flow, its size, what it takes by name, or a project; nothing for the
 * words of a question. Paths of a project are {@link pathWordAt}'s: they are asked for.
 */
export function textCompletions(
  text: string,
  caret: number,
  { flows, projects }: CompletionNames,
): Completion[] {
  const { from, word } = wordAt(text, caret);
  const before = launchWords(text.slice(0, from)).filter((each) => !each.text.startsWith("@"));
  if (word.startsWith("@")) {
    const here = projects
      .filter(({ status }) => status === "here")
      .map(({ name, path }) => ({ names: [name], word: `@${name}`, note: path }));
    return ranked(here, word.slice(1)).map(plain);
  }
  if (word.startsWith("/") && before.length === 0) {
    const all = flows.map(({ id, title, answers }) => ({
      names: [id, title, answers],
      word: `/${id}`,
      note: `${title} · ${answers}`,
    }));
    const found = ranked([{ names: ANY_NAMES, ...ANY_FLOW }, ...all], word.slice(1)).map(plain);
    return found.filter((each) => each.word !== word.toLowerCase());
  }
  const flow = flows.find(({ id }) => before[0]?.text === `/${id}`);
  if (flow === undefined) return [];
  const named = flow.inputs.filter(({ name }) => name !== "question");
  const said = before.slice(1).map((each) => inputSaid(each.text, named));
  const bands = said.every((each) => each !== undefined) ? bandsOf(flow.plans, word) : [];
  const given = new Set(said.map((each) => each?.name));
  const open = named.filter(({ name }) => !given.has(name));
  return [...bands, ...inputWords(open, word)];
}

function bandsOf(plans: CompletionNames["flows"][number]["plans"], word: string): Completion[] {
  return BAND_WORDS.filter((band) => band.startsWith(word.toLowerCase())).map((each) => {
    const band = BANDS.find((known) => known === each);
    if (band === undefined) return { word: each, note: "the scope decides" };
    const { steps, agents } = plans[band];
    return { word: each, note: `${steps} steps, ${agents} by agents` };
  });
}

/** What a flow takes by name: offered once the first letters are there, since most words are of the question. */
function inputWords(
  inputs: CompletionNames["flows"][number]["inputs"],
  word: string,
): Completion[] {
  const read = /^(?:--)?([\w-]*)(?:=(.*))?$/s.exec(word);
  if (read === null || word === "") return [];
  const [, name = "", begun] = read;
  if (begun !== undefined) {
    const choices = inputs.find((each) => each.name === name)?.choices ?? [];
    return choices
      .filter((choice) => choice.toLowerCase().startsWith(begun.toLowerCase()))
      .map((choice) => ({ word: `${name}=${choice}`, note: "" }));
  }
  return inputs
    .filter((each) => each.name.startsWith(name.toLowerCase()))
    .map((each) =>
      each.type === "flag"
        ? { word: `--${each.name}`, note: each.title }
        : { word: `${each.name}=`, note: each.title, isOpen: true },
    );
}

/** A word of the question that may be the beginning of a path, and what stands before it in the same word. */
export function pathWordAt(
  text: string,
  caret: number,
): { readonly lead: string; readonly begun: string } | undefined {
  const { word } = wordAt(text, caret);
  const isFirst = text.trimStart().startsWith(word) && word.startsWith("/");
  if (word === "" || word.startsWith("@") || word.startsWith("--") || isFirst) return undefined;
  const [, lead = "", begun = ""] = /^([\w-]+=|["'`(]*)(.*)$/s.exec(word) ?? [];
  return lead.endsWith("=") || /[/.]/.test(begun) ? { lead, begun } : undefined;
}

/** A text in which the word at the caret is another, with a space after it unless it goes on, and where the caret is then. */
export function withWord(
  text: string,
  caret: number,
  { word, isOpen = false }: Pick<Completion, "word" | "isOpen">,
): { readonly text: string; readonly caret: number } {
  const { from, to } = wordAt(text, caret);
  const rest = isOpen ? text.slice(to) : text.slice(to).replace(/^\s*/, " ");
  const end = from + word.length + (isOpen ? 0 : 1);
  return { text: `${text.slice(0, from)}${word}${rest}`, caret: end };
}

/** The word that the caret is in or behind, up to the caret; empty between words. */
export function wordAt(
  text: string,
  caret: number,
): { readonly from: number; readonly to: number; readonly word: string } {
  // Letter by letter from the caret: a pattern that ends there begins anew at every letter of a long paste.
  let from = caret;
  while (from > 0 && /\S/.test(text.charAt(from - 1))) from -= 1;
  const to = caret + text.slice(caret).search(/\s|$/);
  return { from, to, word: text.slice(from, caret) };
}

const plain = ({ word, note }: Completion): Completion => ({ word, note });
