import { type Fields, fieldsOf, textOf } from "./json-line.ts";
import { MOST_OUTPUT, shownText, titleOf } from "./shown-text.ts";

/** Kinds of tools by the words of their names, the first that fits. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ["execute", /^(?:bash|shell|exec|local_shell|run_shell|powershell|write_stdin|kill)/i],
  ["edit", /^(?:edit|write|multiedit|notebookedit|apply_patch|replace|str_replace)/i],
  ["fetch", /(?:fetch|web_?search|google)/i],
  ["search", /(?:grep|glob|search|list_dir|list_directory|^ls$)/i],
  ["read", /(?:read|view)/i],
  ["think", /^(?:agent|task|spawn_agent|todo|update_plan|save_memory)/i],
];
/** Arguments that say best what a call is about, the most telling first. */
const TELLING = [
  "command",
  "cmd",
  "file_path",
  "absolute_path",
  "notebook_path",
  "path",
  "pattern",
  "query",
  "url",
  "description",
  "prompt",
];
const PLACES = ["file_path", "absolute_path", "notebook_path"];

/** A call of a tool in the words of our events. */
export interface ToolWords {
  readonly kind: string;
  readonly title: string;
  readonly input: string;
  readonly locations: readonly string[];
}

/** Says in our words what a tool is called for. `input` is an object, or a text. Pure. */
export function toolWords(name: string, input: unknown): ToolWords {
  const fields = fieldsOf(input) ?? {};
  const telling = typeof input === "string" ? input : tellingOf(fields);
  const locations = PLACES.map((key) => textOf(fields[key])).filter((path) => path !== undefined);
  const text = typeof input === "string" ? input : (JSON.stringify(input) ?? "");
  return {
    kind: KINDS.find(([, words]) => words.test(name))?.[0] ?? "other",
    title: titleOf(telling === undefined ? name : `${name}: ${telling}`),
    input: shownText(text, MOST_OUTPUT),
    locations: locations.map((path) => shownText(path, MOST_OUTPUT)),
  };
}

function tellingOf(fields: Fields): string | undefined {
  for (const key of TELLING) {
    const value = fields[key];
    const text = textOf(value);
    if (text !== undefined) return text;
    // A command in words: what a shell is told is the last of them.
    if (Array.isArray(value) && value.length > 0) return value.map(String).join(" ");
  }
  return undefined;
}
