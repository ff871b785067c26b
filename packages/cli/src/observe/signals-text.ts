import type { ForgeHealth, RepositoryObject } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { truncate } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";
import type { Project } from "../project/find-project.ts";

/** What forges did not tell, and what to do about it. */
const FORGES: Readonly<Record<Exclude<ForgeHealth, "ok">, string>> = {
  unconfigured:
    "reviews, issues and deployments are not known. Set GITHUB_TOKEN, or WHEELHOUSE_FORGEJO_URL with WHEELHOUSE_FORGEJO_TOKEN.",
  not_authenticated:
    "it refuses the token. Give it another one: docs/signals.md has the variables.",
  rate_limited: "it has had enough of us for now and is left alone a while; its numbers are older.",
  missing: "it does not show a repository to this token. Give the token the right to read it.",
  error: "it could not be asked; its numbers are older, or not there.",
};

/** What of repositories is shown, and how. */
interface SignalsView {
  /** All that was looked at. */
  readonly looked: readonly RepositoryObject[];
  /** The only one that was asked for. */
  readonly project: Project | undefined;
  readonly paint: Paint;
  readonly columns: number;
}

/** Repositories with what they want, for a person: one line each, below the repository's own. */
export function signalsText(
  shown: readonly RepositoryObject[],
  { looked, project, paint, columns }: SignalsView,
): string {
  if (looked.length === 0) return nothing(project);
  const line = (text: string): string => truncate(text, columns);
  const names = shown.map(({ name }) => name);
  const groups = shown.map((repository) =>
    [
      line(heading(repository, isAmong(names, repository.name), paint)),
      ...(repository.problem === null
        ? []
        : [line(`  ${paint.red("failing:")} ${oneLine(repository.problem)}`)]),
      ...repository.signals.map((signal) => line(`  ${oneLine(signal.line)}`)),
    ].join("\n"),
  );
  const rest = looked.length - shown.length;
  const quiet =
    shown.length === 0
      ? `Nothing wants action in ${looked.length === 1 ? "the repository" : `${looked.length} repositories`}.`
      : rest > 0
        ? paint.dim(
            `${rest} more ${rest === 1 ? "wants" : "want"} nothing: wheelhouse signals --all`,
          )
        : undefined;
  return [
    ...groups,
    ...[quiet, forgeNotes(looked, paint, columns)].filter((part) => part !== undefined),
  ].join("\n");
}

function heading(
  { name, path, branch, ahead, behind, stashes, status, dormant }: RepositoryObject,
  isNamesake: boolean,
  paint: Paint,
): string {
  const facts = [
    branch === null ? "" : clean(branch),
    ahead > 0 ? `↑${ahead}` : "",
    behind > 0 ? `↓${behind}` : "",
    stashes > 0 ? `${stashes} stashed` : "",
    status === "ignored" ? "ignored" : "",
    dormant ? "dormant" : "",
    isNamesake ? oneLine(path) : "",
  ].filter((fact) => fact !== "");
  return `${paint.bold(oneLine(name))}  ${paint.dim(facts.join(" "))}`.trimEnd();
}

/** Each kind of trouble once: a repository without a forge is none, as long as some forge answers. */
function forgeNotes(
  looked: readonly RepositoryObject[],
  paint: Paint,
  columns: number,
): string | undefined {
  const healths = new Set(looked.map(({ forge }) => forge));
  if (healths.size > 1) healths.delete("unconfigured");
  const notes = [...healths].flatMap((health) =>
    health === "ok" ? [] : [wrap(`forge: ${health} – ${FORGES[health]}`, columns, { hang: "  " })],
  );
  return notes.length === 0 ? undefined : paint.dim(notes.join("\n"));
}

function nothing(project: Project | undefined): string {
  return project === undefined
    ? "No repository was found here. Name a place with repositories: wheelhouse source add DIR --kind repositories"
    : `${clean(project.path)} is in no repository.`;
}

/** A file's name may hold a line break. */
const oneLine = (text: string): string => clean(text).replaceAll(/\s+/g, " ");

/** Whether more than one is called so. */
const isAmong = (names: readonly string[], name: string): boolean =>
  names.indexOf(name) !== names.lastIndexOf(name);
