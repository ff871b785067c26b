import type { Json } from "@wheelhouse/core";

/** One thing of a list in a signal's detail: a file, or a branch with its age. */
export interface DetailItem {
  readonly text: string;
  /** What else is said of it, in short. */
  readonly note: string | undefined;
  /** When it was, as ISO 8601. */
  readonly at: string | undefined;
}

/** What a signal says in detail. */
export interface DetailParts {
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly lists: readonly { readonly name: string; readonly items: readonly DetailItem[] }[];
}

/** Members that say what a thing is, the best first. */
const NAMES = ["name", "branch", "path", "file", "title", "subject", "workflow"] as const;
const TIME = /^\d{4}-\d\d-\d\dT/;

/**
 * What a signal's detail says, in its order: single values as facts, and lists as lists. What is not known here is shown
 * by its name, so that nothing that the server tells is lost.
 */
export function detailParts(detail: Readonly<Record<string, Json>>): DetailParts {
  const facts: { name: string; value: string }[] = [];
  const lists: { name: string; items: readonly DetailItem[] }[] = [];
  for (const [key, value] of Object.entries(detail)) {
    const name = wordsOfKey(key);
    if (Array.isArray(value)) {
      if (value.length > 0) lists.push({ name, items: value.map(itemOf) });
    } else if (isRecord(value)) lists.push({ name, items: [itemOf(value)] });
    else if (value !== null && value !== "") facts.push({ name, value: textOf(value) });
  }
  return { facts, lists };
}

function itemOf(value: Json): DetailItem {
  if (!isRecord(value)) return { text: textOf(value), note: undefined, at: undefined };
  const members = Object.entries(value).filter(([, each]) => each !== null && each !== "");
  const named = NAMES.map((name) => members.find(([key]) => key === name)).find(Boolean);
  const timed = members.find(([, each]) => typeof each === "string" && TIME.test(each));
  const rest = members.filter((member) => member !== named && member !== timed);
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

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
