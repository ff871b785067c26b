import {
  circleOf,
  type Depending,
  type IssueChange,
  type IssueEvent,
  type IssueInput,
  issueWordsShape,
  MOST_DEPENDENCIES,
  MOST_LABELS,
  nearest,
  parentCircleOf,
} from "@wheelhouse/core";
import { z } from "zod";
import type { Board } from "../board/board.ts";
import { invalid, numbered } from "./refusals.ts";

/** What a person says of an issue; what is absent is not said. */
export type Said = Partial<IssueWords>;
/** All that can be said of an issue. */
export type IssueWords = Omit<
  Extract<IssueEvent, { type: "issue.created" }>["data"],
  "by" | "project" | "number" | "origin"
>;

const wordsSchema = z.object(issueWordsShape).partial();

/**
 * What a client says, in the words of events: tidied, and without what it does not say. Throws `issue.invalid` for a
 * title without letters and for what is too long or too much.
 */
export function saidIn(input: Omit<IssueInput, "from"> | IssueChange): Said {
  const { title, description, type, labels, priority, parent, depends_on } = input;
  const said = {
    ...(title !== undefined && { title: title.replace(/\s+/g, " ").trim() }),
    ...(description !== undefined && { description }),
    ...(type !== undefined && { type }),
    ...(labels !== undefined && { labels: unique(labels.map((label) => label.trim())) }),
    ...(priority !== undefined && { priority }),
    ...(parent !== undefined && { parent }),
    ...(depends_on !== undefined && {
      dependsOn: unique(depends_on).sort((one, other) => one - other),
    }),
  };
  if (said.title === "")
    throw invalid(
      "An issue needs a title, and this one is empty.",
      "Say in a line what is wanted.",
    );
  if (said.labels?.includes(""))
    throw invalid("A label is empty.", "Leave it out, or give it a name.");
  const parsed = wordsSchema.safeParse(said);
  if (parsed.success) return definedOf(parsed.data);
  const [problem] = parsed.error.issues;
  const at = String(problem?.path[0] ?? "issue");
  throw invalid(`The ${NAMES[at] ?? at} cannot be that: ${problem?.message}.`, LIMITS[at] ?? LIMIT);
}

const LIMIT = "See docs/issues.md for what an issue takes.";
const NAMES: Readonly<Record<string, string>> = { dependsOn: "list of dependencies" };
const LIMITS: Readonly<Record<string, string>> = {
  title: "A title has up to 300 characters; the rest belongs into the description.",
  description: "A description has up to 200,000 characters.",
  labels: `There are up to ${MOST_LABELS} labels of up to 50 characters.`,
  dependsOn: `An issue depends on up to ${MOST_DEPENDENCIES} others, named by their numbers.`,
};

/**
 * Whether what an issue hangs on can be: throws `issue.invalid` for others that there are not or that are deleted, and
 * for circles, naming them. What hung there before may be gone by now; only what is new is looked for.
 */
export function checkLinks(board: Board, number: number, said: Said): void {
  const before = board.hangsOn(number);
  const { parent = before?.parent ?? null, dependsOn = before?.dependsOn ?? [] } = said;
  const known = new Set([...(before?.dependsOn ?? []), before?.parent]);
  const added = [...dependsOn, ...(parent === null ? [] : [parent])].filter(
    (other) => !known.has(other) && other !== number,
  );
  const missing = added.filter((other) => board.row(other) === undefined);
  const deleted = added.filter((other) => (board.row(other)?.deleted_at ?? null) !== null);
  if (missing.length > 0) {
    const near = nearest(String(missing[0]), board.numbers.map(String)).map(Number);
    throw invalid(
      `There is no issue ${numbered(missing)} that it could hang on.`,
      near.length > 0 ? `Did you mean ${numbered(near)}?` : "All issues: wheelhouse issue ls",
    );
  }
  if (deleted.length > 0)
    throw invalid(
      `It cannot hang on ${numbered(deleted)}, which ${deleted.length === 1 ? "is" : "are"} deleted.`,
      `Bring it back first: wheelhouse issue restore ${deleted[0]}`,
    );
  const self = { number, dependsOn, parent };
  const others = othersOf(board);
  refuse(circleOf(self, others), "depends on itself");
  refuse(parentCircleOf(self, others), "is a part of itself");
}

function refuse(circle: readonly number[] | undefined, what: string): void {
  if (!circle) return;
  const shown = circle.map((each) => `#${each}`).join(" → ");
  throw invalid(
    `Then issue #${circle[0]} ${what}: ${shown}.`,
    `Leave out one of the links, such as that of #${circle[0]} to #${circle[1]}.`,
  );
}

function othersOf(board: Board): ReadonlyMap<number, Depending> {
  const all = board.numbers.flatMap((number) => board.hangsOn(number) ?? []);
  return new Map(all.map((each) => [each.number, each]));
}

function unique<T>(all: readonly T[]): T[] {
  return [...new Set(all)];
}

function definedOf(said: z.infer<typeof wordsSchema>): Said {
  const entries = Object.entries(said).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
