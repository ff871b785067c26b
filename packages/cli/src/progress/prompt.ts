import { nearest, type OpenRequest, wantsWords } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { layOut } from "../output/markdown.ts";

/** Lines of a prompt beside the text and the options: an empty one, its first, how to answer, from where, and what is typed. */
const AROUND_TEXT = 5;

/** What a person is being asked below the run, and what they have typed. */
export interface Prompt {
  readonly mode: "answer" | "leave";
  readonly typed: string;
  /** Why the last answer was not taken. */
  readonly problem: string | undefined;
}

/** What a person wants after a key. */
export type Wish =
  | { readonly do: "leave" }
  | { readonly do: "cancel" }
  | {
      readonly do: "answer";
      readonly request: string;
      readonly option: string | undefined;
      readonly text: string | undefined;
    };

/** Nothing typed. */
export const BLANK: Prompt = { mode: "answer", typed: "", problem: undefined };

const CTRL_C = "\u0003";
const CTRL_D = "\u0004";
const CTRL_U = "\u0015";
const CTRL_BACKSLASH = "\u001c";
const ESCAPE = "\u001b";
const BACKSPACES: ReadonlySet<string> = new Set(["\u007f", "\b"]);

/** Takes one key. `request` is the open request that is shown, if there is one. */
export function pressKey(
  prompt: Prompt,
  key: string,
  request: OpenRequest | undefined,
): { readonly prompt: Prompt; readonly wish?: Wish } {
  if (key === CTRL_BACKSLASH) return { prompt, wish: { do: "leave" } };
  if (prompt.mode === "leave") return pressInMenu(prompt, key);
  if (key === CTRL_C) return { prompt: { ...prompt, mode: "leave" } };
  if (!request) return { prompt };
  if (key === "\r" || key === "\n") return submit(prompt, request);
  if (BACKSPACES.has(key))
    return {
      prompt: {
        ...prompt,
        typed: Array.from(prompt.typed).slice(0, -1).join(""),
        problem: undefined,
      },
    };
  if (key === CTRL_U || key === ESCAPE) return { prompt: BLANK };
  // Escape sequences of arrows and the like, and other control keys, mean nothing here.
  if (key.startsWith(ESCAPE) || key < " ") return { prompt };
  return { prompt: { ...prompt, typed: prompt.typed + clean(key), problem: undefined } };
}

function pressInMenu(prompt: Prompt, key: string): { prompt: Prompt; wish?: Wish } {
  const back: Prompt = { ...prompt, mode: "answer" };
  if (key === CTRL_C || key === CTRL_D || key === "l")
    return { prompt: back, wish: { do: "leave" } };
  if (key === "c") return { prompt: back, wish: { do: "cancel" } };
  return key === "g" || key === ESCAPE || key === "\r" ? { prompt: back } : { prompt };
}

/** Reads what was typed: a number or an option's id, with words after it; only words where there are no options. */
function submit(prompt: Prompt, request: OpenRequest): { prompt: Prompt; wish?: Wish } {
  const typed = prompt.typed.trim();
  if (typed === "") return { prompt: BLANK };
  const { id, options } = request;
  if (options.length === 0)
    return { prompt: BLANK, wish: { do: "answer", request: id, option: undefined, text: typed } };
  const [word = "", ...rest] = typed.split(" ");
  const option = options[Number(word) - 1] ?? options.find((each) => each.id === word);
  const words = rest.join(" ").trim();
  if (option && words === "" && wantsWords(request.kind, option))
    return { prompt: { ...prompt, problem: `Say after ${word} what is to change.` } };
  if (option)
    return {
      prompt: BLANK,
      wish: {
        do: "answer",
        request: id,
        option: option.id,
        text: words === "" ? undefined : words,
      },
    };
  const near = nearest(
    word,
    options.map((each) => each.id),
  );
  const problem =
    near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `There is no ${word} here.`;
  return { prompt: { ...prompt, problem } };
}

/**
 * The lines below a run: the open request with what was typed, or what Ctrl-C asks. Of a text that is longer than `rows`
 * allows, the end is left out and named, never the answers below it.
 */
export function promptLines(
  prompt: Prompt,
  request: OpenRequest | undefined,
  {
    run,
    paint,
    columns,
    rows = Infinity,
  }: {
    readonly run: string;
    readonly paint: Paint;
    readonly columns: number;
    readonly rows?: number;
  },
): string[] {
  if (prompt.mode === "leave") {
    return [
      "",
      paint.bold("Leave this run?"),
      `  ${paint.cyan("l")}  leave it for later ${paint.dim(`· wheelhouse resume ${run}`)}`,
      `  ${paint.cyan("c")}  cancel it for good`,
      `  ${paint.cyan("g")}  go on`,
      paint.dim("  Ctrl-C again leaves at once"),
    ];
  }
  if (!request) return [];
  const [first = "", ...more] = layOut(request.text.trim(), paint, columns - 2).split("\n");
  const problem = prompt.problem === undefined ? [] : [`    ${paint.red(prompt.problem)}`];
  const left = Math.max(0, rows - AROUND_TEXT - request.options.length - problem.length);
  const text =
    more.length <= left
      ? more
      : [
          ...more.slice(0, Math.max(0, left - 1)),
          paint.dim(`… ${more.length - Math.max(0, left - 1)} more lines: wheelhouse show ${run}`),
        ];
  const width = Math.max(0, ...request.options.map((option) => option.id.length));
  const options = request.options.map(
    ({ id, label }, index) =>
      `  ${paint.cyan(String(index + 1))}  ${id.padEnd(width)}  ${paint.dim(clean(label))}`,
  );
  const how =
    request.options.length === 0
      ? "Type an answer"
      : "Type a number, and words after it if you like";
  return [
    "",
    `${paint.yellow("?")} ${paint.bold(first)}`,
    ...text.map((line) => (line === "" ? "" : `  ${line}`)),
    ...options,
    paint.dim(`  ${how}.`),
    // A line of its own, so that it can be copied from a narrow terminal too.
    paint.dim(`  From anywhere: wheelhouse answer ${request.id}`),
    `  ${paint.cyan("›")} ${prompt.typed}${paint.dim("▏")}`,
    ...problem,
  ];
}
