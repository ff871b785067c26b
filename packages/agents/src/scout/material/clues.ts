import { namesIn } from "./names-in.ts";

/** What a report of a failure holds that can be looked up in code. */
export interface Clues {
  /** Places of a stack trace, innermost first, as written. */
  readonly frames: readonly { readonly path: string; readonly line: number }[];
  /** Words that a program said. */
  readonly messages: readonly string[];
  /** Names of functions, classes, settings. */
  readonly names: readonly string[];
  readonly paths: readonly string[];
}

const FRAME =
  /(?:File "([^"\n]{1,300})", line (\d{1,6})|((?:[\w@.~-]+[/\\]){0,20}[\w@.-]+\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|c|cc|cpp|swift|vue)):(\d{1,6}))/g;
const LOUD =
  /(?:^|`)[^\S\n]*(?:Uncaught\s+)?(?:[\w.]*(?:Error|Exception|Panic|Failure)|panic|fatal|error)\b[^:\n`]{0,40}:[^\S\n]*([^\n`]{6,300})/gim;
const QUOTED = /"([^"\n]{8,200})"|“([^”\n]{8,200})”/g;
const PATH = /(?<![\w/.:])((?:[\w@.-]+\/){1,15}[\w@.-]+\.[a-z]{1,5})(?![\w:]|\/)/g;
const COMPOUND =
  /(?<![\w$/.-])(?:[a-z]+[a-z0-9]*(?:[A-Z][a-z0-9]*)+|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+|[A-Z]+(?:_[A-Z0-9]+)+)(?![\w$/-])/g;

/** Reads the clues of a text: what a person wrote, or pasted from a terminal. */
export function cluesOf(text: string): Clues {
  const frames = [...text.matchAll(FRAME)].slice(0, 60).map((match) => ({
    path: (match[1] ?? match[3] ?? "").replaceAll("\\", "/"),
    line: Number(match[2] ?? match[4]),
  }));
  const messages = [...text.matchAll(LOUD)].map((match) => match[1] ?? "");
  const quoted = [...text.matchAll(QUOTED)]
    .map((match) => match[1] ?? match[2] ?? "")
    .filter((one) => /\s/.test(one));
  const ticked = text.split("\n").flatMap((line) =>
    namesIn(line)
      .filter(({ kind }) => kind === "name" || kind === "variable")
      .map(({ value }) => value),
  );
  const compound = text.match(COMPOUND) ?? [];
  return {
    frames,
    messages: [...new Set([...messages, ...quoted].map((one) => one.trim()))].slice(0, 20),
    names: [...new Set([...ticked, ...compound])].filter((one) => one.length >= 5).slice(0, 40),
    paths: [...new Set([...text.matchAll(PATH)].map((match) => match[1] ?? ""))].slice(0, 40),
  };
}
