import { existsSync } from "node:fs";
import { delimiter } from "node:path";
import { isWheelhouseError, messageOf } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { OBSERVING_VARIABLES, readObserving } from "../observe/environment.ts";
import type { Check } from "./check.ts";

const DOCUMENT = "What can be set, and what it means: docs/observed.md";

/** What of other harnesses would be watched, and what the environment says about it. Reads no log. */
export async function checkWatched({ home, io }: Pick<Context, "home" | "io">): Promise<Check[]> {
  return [checkEnvironment(io), await checkAdded(home)];
}

function checkEnvironment(io: Context["io"]): Check {
  const common = { id: "watched.environment", group: "home", title: "Watched" } as const;
  const observing = readObserving(io);
  const { stateDirectories, sessions, repositories, staleMs, searchDays } = observing;
  const lost = [...stateDirectories, ...(sessions ?? []), ...(repositories ?? [])]
    .filter((path) => !existsSync(path))
    .map((path) => `${path} is not there; it is looked for again and again.`);
  const places = (paths: readonly string[] | undefined, usual: string): string =>
    paths === undefined ? usual : paths.length === 0 ? "off" : paths.join(delimiter);
  const detail = [
    `run.log in ${places(stateDirectories, "")}`.replace("in off", "of added sources only"),
    `sessions ${places(sessions, "in the agents' usual places")}`,
    `repositories ${places(repositories, `below ${io.cwd}`)}`,
    `stale after ${staleMs / 60_000} min`,
    searchDays === 0 ? "search without an end" : `search ${searchDays} days back`,
    ...saidBy(io.env),
  ].join(" · ");
  const problems = [...observing.problems, ...lost];
  if (problems.length === 0) return { ...common, status: "ok", detail };
  const hint = `${problems.join(" ")} ${DOCUMENT}`;
  return { ...common, status: "warn", detail, hint };
}

/** Variables that are set, by name; what a token is nobody is shown. */
function saidBy(env: Context["io"]["env"]): string[] {
  const named = Object.keys(OBSERVING_VARIABLES).filter((name) => (env[name] ?? "") !== "");
  return named.length === 0 ? [] : [`said by ${named.join(", ")}`];
}

async function checkAdded(home: string): Promise<Check> {
  const common = { id: "watched.added", group: "home", title: "Added sources" } as const;
  const { readAddedPlaces } = await import("@wheelhouse/sources");
  try {
    const added = readAddedPlaces(home);
    const gone = added.filter(({ path }) => !existsSync(path));
    const detail =
      added.length === 0 ? "none" : added.map(({ kind, path }) => `${path} (${kind})`).join(", ");
    if (gone.length === 0) return { ...common, status: "ok", detail };
    const hint = `${gone.map(({ path }) => path).join(", ")}: not there now. Watch it no more: wheelhouse source rm DIR`;
    return { ...common, status: "warn", detail, hint };
  } catch (error) {
    const hint = isWheelhouseError(error) ? error.hint : undefined;
    return {
      ...common,
      status: "fail",
      detail: messageOf(error),
      ...(hint !== undefined && { hint }),
    };
  }
}
