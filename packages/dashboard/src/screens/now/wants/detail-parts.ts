import type { Json } from "@wheelhouse/core";

/** One thing of a signal's detail: a number with its name, a file, or a branch with its age. */
export interface DetailItem {
  readonly text: string;
  /** What else is said of it, in short. */
  readonly note: string | undefined;
  /** When it was, as ISO 8601. */
  readonly at: string | undefined;
}

/** What a signal says in detail. */
export interface DetailParts {
  readonly facts: readonly DetailItem[];
  readonly lists: readonly { readonly name: string; readonly items: readonly DetailItem[] }[];
}

/** Members that say what a thing is, the best first. */
const NAMES = ["name", "branch", "path", "file", "title", "subject", "workflow"] as const;
/** The line says it, and a list is as long as it says. */
const TOLD = "count";
/** An age in days, where the time itself is told. */
const AGE = "days";
const TIME = /^\d{4}-\d\d-\d\dT/;

/**
 * What a signal's detail says, in its order: single values as facts, and lists as lists. What is not known here is shown
 * by its name, so that nothing that the server tells is lost.
 *
 * @param line The signal's line: words that stand in it are not said again.
 */
export function detailParts(detail: Readonly<Record<string, Json>>, line: string): DetailParts {
  const facts: DetailItem[] = [];
  const lists: { name: string; items: readonly DetailItem[] }[] = [];
  for (const [key, value] of Object.entries(detail)) {
    const name = wordsOfKey(key);
    if (key === TOLD || isInLine(line, name, value)) continue;
    if (Array.isArray(value)) {
      if (value.length > 0) lists.push({ name, items: value.map(itemOf) });
    } else if (isRecord(value)) lists.push({ name, items: [itemOf(value)] });
    else if (value !== null && value !== "") facts.push(factOf(name, value));
  }
  return { facts, lists };
}

function isInLine(line: string, name: string, value: Json): boolean {
  if (typeof value === "number") return line.includes(`${value} ${name}`);
  return typeof value === "string" && line.includes(value);
}

function factOf(text: string, value: Json): DetailItem {
  return isTime(value)
    ? { text, note: undefined, at: value }
    : { text, note: textOf(value), at: undefined };
}

function itemOf(value: Json): DetailItem {
  if (!isRecord(value)) return { text: textOf(value), note: undefined, at: undefined };
  const members = Object.entries(value).filter(([, each]) => each !== null && each !== "");
  const named = NAMES.map((name) => members.find(([key]) => key === name)).find(Boolean);
  const timed = members.find(([, each]) => isTime(each));
  const rest = members.filter(
    (member) => member !== named && member !== timed && !(timed && member[0] === AGE),
  );
  const note = rest
    .map(([key, each]) => (typeof each === "string" ? each : `${wordsOfKey(key)} ${textOf(each)}`))
    .join(" · ");
  return {
    text: named === undefined ? note : textOf(named[1]),
    note: named === undefined || note === "" ? undefined : note,
    at: timed === undefined ? undefined : textOf(timed[1]),
  };
}

function wordsOfKey(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}

function textOf(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isTime(value: Json): value is string {
  return typeof value === "string" && TIME.test(value);
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
