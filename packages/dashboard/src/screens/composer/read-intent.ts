import {
  ISSUE_PRIORITIES,
  type IssuePriority,
  type LaunchNames,
  nearest,
  projectSaid,
} from "@wheelhouse/core";

/** What a person typed, understood or not. */
export type Intent =
  | { readonly kind: "empty" }
  /** A flow by its name: what follows is the flow's. */
  | { readonly kind: "flow" }
  /** A name of a project that leads nowhere, with those that may have been meant. */
  | { readonly kind: "unknown-project"; readonly name: string; readonly near: readonly string[] }
  | WordsIntent;

/** Words for an issue or for somebody who reads. */
export interface WordsIntent {
  readonly kind: "words";
  /** Id of the project that was named; undefined when none was. */
  readonly project: string | undefined;
  /** All that was written, without the project's name: what is read by somebody. */
  readonly said: string;
  /** What an issue made of it is; its title is empty when only marks were written. */
  readonly issue: {
    readonly title: string;
    readonly description: string;
    readonly labels: readonly string[];
    readonly priority: IssuePriority | undefined;
  };
}

/** Most characters of a title; the wire refuses more. */
const TITLE = 300;
const LABEL = /^#(?=[^\s#]*\p{L})[^\s#]{1,50}$/u;
const PRIORITY = /^P([0-3])$/;
const FENCE = /^\s*(?:`{3,}|~{3,})/;
/** A name of a flow has no slash in it: a path is no flow. */
const FLOW = /^\s*\/(?![^\s/]*\/)/;

interface Marks {
  readonly labels: Set<string>;
  priority: IssuePriority | undefined;
  project: string | undefined;
}

/**
 * Reads what was written in a composer. A flow is named by `/` at the beginning, unless that is known to begin a message. Else the first line is a title:
 * `#label` and `P0`…`P3` at its beginning and end are the issue's and no words of it, a known `@project` anywhere in it is
 * where it goes; and a line of such marks alone says the same. Every other line, and all between fences, is left as it is.
 * *Contract*: pure, and total: every text has a reading.
 */
export function readIntent(
  text: string,
  { projects, isMessage = false }: Pick<LaunchNames, "projects"> & { readonly isMessage?: boolean },
): Intent {
  if (text.trim() === "") return { kind: "empty" };
  if (!isMessage && FLOW.test(text)) return { kind: "flow" };
  const marks: Marks = { labels: new Set(), priority: undefined, project: undefined };
  const said: string[] = [];
  const below: string[] = [];
  let title: string | undefined;
  let isFenced = false;
  for (const line of text.split("\n")) {
    if (FENCE.test(line)) isFenced = !isFenced;
    const words = isFenced ? [] : line.split(/\s+/).filter((word) => word !== "");
    const isMarks = words.length > 0 && words.every((word) => isMark(word));
    if (isMarks || (title === undefined && words.length > 0)) {
      const unknown = unknownProject(words, projects);
      if (unknown !== undefined) return unknown;
      const rest = words.filter((word) => !takesProject(word, projects, marks));
      if (rest.length > 0) said.push(rest.length === words.length ? line : rest.join(" "));
      const left = withoutMarks(rest, marks).join(" ");
      if (left === "") continue;
      if (title === undefined) title = left;
      else below.push(line);
      continue;
    }
    said.push(line);
    below.push(line);
  }
  return {
    kind: "words",
    project: marks.project,
    said: said.join("\n").trim(),
    issue: {
      ...titled(title ?? "", below.join("\n").trim()),
      labels: [...marks.labels],
      priority: marks.priority,
    },
  };
}

function isMark(word: string): boolean {
  return LABEL.test(word) || PRIORITY.test(word) || word.startsWith("@");
}

function unknownProject(
  words: readonly string[],
  projects: LaunchNames["projects"],
): Extract<Intent, { kind: "unknown-project" }> | undefined {
  for (const word of words) {
    const name = word.startsWith("@") ? word.slice(1) : "";
    if (name === "" || projectSaid(word, projects) !== undefined) continue;
    const names = projects.map((project) => project.name);
    const near = nearest(name, names);
    if (near.length > 0) return { kind: "unknown-project", name, near };
  }
  return undefined;
}

function takesProject(word: string, projects: LaunchNames["projects"], marks: Marks): boolean {
  const project = projectSaid(word, projects);
  marks.project ??= project;
  return project !== undefined;
}

/** Takes labels and priorities off the beginning and the end; in a sentence they are words. */
function withoutMarks(words: readonly string[], marks: Marks): readonly string[] {
  const isWord = (word: string): boolean => !LABEL.test(word) && !PRIORITY.test(word);
  const first = words.findIndex(isWord);
  const last = words.findLastIndex(isWord);
  for (const word of first < 0 ? words : [...words.slice(0, first), ...words.slice(last + 1)]) {
    const [, rank] = PRIORITY.exec(word) ?? [];
    if (rank === undefined) marks.labels.add(word.slice(1));
    else marks.priority ??= ISSUE_PRIORITIES[Number(rank)];
  }
  return first < 0 ? [] : words.slice(first, last + 1);
}

/** A title that the wire takes: of one that is longer all is kept below. */
function titled(title: string, description: string) {
  if (title.length <= TITLE) return { title, description };
  const whole = [title, description].filter((part) => part !== "").join("\n\n");
  const cut = title.slice(0, TITLE - 1);
  const short = cut.slice(0, Math.max(cut.lastIndexOf(" "), TITLE / 2));
  return { title: `${short}…`, description: whole };
}
