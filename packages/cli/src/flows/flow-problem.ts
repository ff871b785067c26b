import { nearest } from "@wheelhouse/core";

/** Something that is wrong in a flow's file. */
export interface FlowProblem {
  /** As the person named it, or its whole path. */
  readonly file: string;
  /** From 1; absent where the file gives no place, as in the plan that a script makes. */
  readonly line?: number | undefined;
  /** From 1. */
  readonly column?: number | undefined;
  /** Where in the flow, such as `steps.2.persona`; empty for the whole of it. */
  readonly at: string;
  /** What is wrong, one sentence without a full stop. */
  readonly what: string;
  /** What may have been meant, or what is expected. */
  readonly hint?: string | undefined;
}

/** A problem in one line: `flows/scan.yaml:12:7 steps.2.persona: there is no persona "tester". Did you mean …?` */
export function problemText({ file, line, column, at, what, hint }: FlowProblem): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  const where = at === "" ? "" : ` ${at}:`;
  return `${place}${where} ${what}.${hint === undefined ? "" : ` ${hint}`}`;
}

/** Problems in the order of the file, each once: bands share most of their steps. */
export function inOrder(problems: readonly FlowProblem[]): FlowProblem[] {
  return [...new Map(problems.map((each) => [problemText(each), each])).values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

/** The hint for a word that is not known: what is near to it, else all that there are when they are few. */
export function wordHint(word: string, known: readonly string[]): string | undefined {
  const near = nearest(word, known);
  if (near.length > 0) return `Did you mean ${near.join(" or ")}?`;
  if (known.length === 0) return undefined;
  const shown = known.slice(0, 30).join(", ");
  return `Known: ${shown}${known.length > 30 ? ", …" : ""}.`;
}

/** Takes what is wrong at a path of the file. `key` points at a key there, and `text` into a text that stands there. */
export type Complain = (
  path: readonly PropertyKey[],
  what: string,
  more?: {
    readonly hint?: string | undefined;
    readonly key?: string | undefined;
    readonly text?: { readonly row: number; readonly column: number } | undefined;
  },
) => void;
