import { delimiter, resolve } from "node:path";
import type { Io } from "../command/context.ts";

/** What the environment can say about what is observed, each with what it means; docs/observed.md has the same table. */
export const OBSERVING_VARIABLES = {
  WHEELHOUSE_RUN_STATE_DIR: "state directories of harnesses that write a run.log, as a path list",
  REPO_RECALL_RUN_STATE_DIR: "the same, understood where WHEELHOUSE_RUN_STATE_DIR is not set",
  WHEELHOUSE_SESSIONS:
    "`no` reads no session files; a path list is read instead of the agents' usual places",
  WHEELHOUSE_REPOSITORIES:
    "`no` looks for no repositories; a path list is searched instead of the directory that the server stands in",
  WHEELHOUSE_STALE_MINUTES: "after how many silent minutes an open run is stale; 15 when not set",
  WHEELHOUSE_SEARCH_DAYS:
    "how many days back the text of sessions can be searched; 30 when not set, 0 is without an end",
  WHEELHOUSE_OTLP_CONTENT:
    "`1` keeps prompts, answers and what tools were called with of what comes by OpenTelemetry; they are dropped when not set",
  WHEELHOUSE_OTLP_DAYS: "for how many days what came by OpenTelemetry is kept; 30 when not set",
  WHEELHOUSE_OTLP_MB: "how many MiB of it are kept, the newest; 1024 when not set",
  WHEELHOUSE_GITHUB_TOKEN:
    "a token with which GitHub is asked about reviews, issues and deployments, else GITHUB_TOKEN or GH_TOKEN; nobody is asked without",
  WHEELHOUSE_FORGEJO_URL:
    "the address of a Forgejo or Gitea, such as https://git.example.org; FORGEJO_URL is understood",
  WHEELHOUSE_FORGEJO_TOKEN: "a token with which that one is asked; FORGEJO_TOKEN is understood",
} as const;
/** A variable of the environment that says something about what is observed. */
export type ObservingVariable = keyof typeof OBSERVING_VARIABLES;

const STALE_MINUTES = 15;
const SEARCH_DAYS = 30;
const OTLP_DAYS = 30;
const OTLP_MB = 1_024;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MB = 1_024 * 1_024;

/** What the environment says about what is observed. */
export interface Observing {
  /** Absolute paths of state directories. */
  readonly stateDirectories: readonly string[];
  /** Absolute paths read instead of the agents' usual places; undefined for those, empty for none. */
  readonly sessions: readonly string[] | undefined;
  /** Absolute paths that are searched for repositories; undefined for the usual ones, empty for none. */
  readonly repositories: readonly string[] | undefined;
  readonly staleMs: number;
  readonly searchDays: number;
  /** What of OpenTelemetry is kept, and for how long. */
  readonly otlp: {
    readonly content: boolean;
    readonly maxAgeMs: number;
    readonly maxBytes: number;
  };
  /** What of it could not be understood, each in one sentence; the usual value holds. */
  readonly problems: readonly string[];
}

/** Reads all that the environment says about what is observed; relative paths count from `cwd`. Never throws. */
export function readObserving({ env, cwd }: Pick<Io, "env" | "cwd">): Observing {
  const problems: string[] = [];
  const paths = (text: string): string[] => [
    ...new Set(
      text
        .split(delimiter)
        .filter((path) => path !== "")
        .map((path) => resolve(cwd, path)),
    ),
  ];
  const placesOr = (name: ObservingVariable): string[] | undefined => {
    const said = env[name] ?? "";
    if (said === "") return undefined;
    return said === "no" ? [] : paths(said);
  };
  const numberOr = (name: ObservingVariable, usual: number, least: number): number => {
    const said = env[name] ?? "";
    if (said === "") return usual;
    const value = Number(said);
    if (Number.isFinite(value) && value >= least) return value;
    problems.push(`${name} is ${JSON.stringify(said)}, which is no number here; it is ${usual}.`);
    return usual;
  };
  const { WHEELHOUSE_RUN_STATE_DIR: own, REPO_RECALL_RUN_STATE_DIR: other } = env;
  return {
    stateDirectories: paths((own ?? "") === "" ? (other ?? "") : (own ?? "")),
    sessions: placesOr("WHEELHOUSE_SESSIONS"),
    repositories: placesOr("WHEELHOUSE_REPOSITORIES"),
    // A stale mark after no time at all would be on every run.
    staleMs: numberOr("WHEELHOUSE_STALE_MINUTES", STALE_MINUTES, 1 / 60) * MINUTE_MS,
    searchDays: numberOr("WHEELHOUSE_SEARCH_DAYS", SEARCH_DAYS, 0),
    otlp: {
      content: env["WHEELHOUSE_OTLP_CONTENT"] === "1",
      maxAgeMs: numberOr("WHEELHOUSE_OTLP_DAYS", OTLP_DAYS, 0) * DAY_MS,
      maxBytes: numberOr("WHEELHOUSE_OTLP_MB", OTLP_MB, 1) * MB,
    },
    problems,
  };
}
