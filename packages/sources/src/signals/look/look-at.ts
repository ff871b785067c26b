import { existsSync, readdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import type { GitOptions } from "@wheelhouse/workspace";
import { type GitPlace, gitPlace } from "../discover/git-place.ts";
import type { TreeStatus } from "./parse-status.ts";
import { type Activity, readActivity } from "./read-history.ts";
import { readRefs, type Refs } from "./read-refs.ts";
import { readTree } from "./read-tree.ts";
import { type RemotePlace, remotePlace } from "./remote-place.ts";
import { castShadow } from "./shadow.ts";
import { ifHolds, type Stamp, type Stamped, stampOf } from "./stamp.ts";
import { type Operation, underWay } from "./under-way.ts";
import { type Config, configPlaces, type ReadConfig, readConfig, valueOf } from "./user-config.ts";

/** What was seen of a repository. */
export interface Look {
  readonly place: GitPlace;
  readonly remote: RemotePlace | undefined;
  /** A file at its top says that it wants nothing of anybody. */
  readonly isIgnored: boolean;
  /** Undefined for a repository without files of its own. */
  readonly tree: TreeStatus | undefined;
  readonly operation: Operation | undefined;
  readonly refs: Refs;
  readonly activity: Activity;
  /** File name of the workflow that deploys. */
  readonly deployWorkflow: string | undefined;
}

/** What is kept between two looks at a repository. Everything in it may be dropped. */
export interface Kept {
  config?: Stamped<ReadConfig>;
  shadow?: Stamped<GitOptions>;
  /** The configuration that the shadow was cast with. */
  shadowOf?: Config;
  refs?: Stamped<Refs>;
  activity?: Stamped<{ readonly day: number; readonly activity: Activity }>;
}

/** How a look is taken. */
export interface LookOptions {
  /** Directory of ours, for this repository alone. */
  readonly shadow: string;
  readonly kept: Kept;
  /** Wall clock in ms. */
  readonly now: () => number;
  /** Longest time for all of it, in ms. */
  readonly limitMs: number;
  /** Ends the look when it is aborted: it then throws. */
  readonly signal?: AbortSignal | undefined;
}

/** Files that keep a repository from wanting anything. */
const IGNORE_FILES = [".wheelhouse-ignore", ".repo-recall-ignore"];
const WORKFLOWS = [".github/workflows", ".forgejo/workflows", ".gitea/workflows"];
const DAY_MS = 24 * 60 * 60 * 1000;
/** How often a look begins again because the repository moves. */
const MOST_AGAIN = 2;
/** What is seen of a repository that wants not to be looked at. */
const UNSEEN = {
  isIgnored: true,
  tree: undefined,
  operation: undefined,
  refs: { defaultBranch: undefined, unmerged: [] },
  activity: { commits: 0, churn: 0, authors: 0 },
  deployWorkflow: undefined,
} satisfies Partial<Look>;
/** A configuration may take in a file that was not there before: it is read anew after this time at the latest, in ms. */
const CONFIG_MAX_AGE_MS = 10 * 60 * 1000;

/**
 * Looks at a repository, and writes nothing there. Throws a sentence that says why it could not.
 *
 * *Invariant*: the working tree is looked at every time, since nothing but a look tells whether a file has changed. What
 * follows from refs, HEAD, index and configuration alone is taken from `kept` while their times, sizes and inodes are
 * the same and older than a file system's clock can err.
 */
export async function lookAt(path: string, options: LookOptions): Promise<Look> {
  const { kept, now, limitMs, signal } = options;
  const place = gitPlace(path);
  const { top, gitDir, commonDir } = place;
  const end = performance.now() + limitMs;
  const left = (): number => Math.max(1, Math.ceil(end - performance.now()));
  const limits = () => ({ timeoutMs: left(), signal });
  const { config } = await currentConfig(place, kept, now, limits());
  const remote = remotePlace(config);
  if (IGNORE_FILES.some((name) => existsSync(join(top, name)))) return { ...UNSEEN, place, remote };
  refuseElsewhere(place, config);
  let shadow = await currentShadow(place, config, options);
  const git = (): GitOptions => ({ ...shadow, ...limits() });
  const isBare = valueOf(config, "core.bare") === "true" && gitDir === commonDir;
  let tree = isBare ? undefined : await readTree(git());
  // A commit in the midst of a look moves refs and index, of which we then have seen one before and one after it.
  for (let again = 0; again < MOST_AGAIN; again += 1) {
    if (shadowStamp(place).text === kept.shadow?.stamp.text) break;
    shadow = await currentShadow(place, config, options);
    tree = isBare ? undefined : await readTree(git());
  }
  const refsStamp = stampOf(
    [join(gitDir, "HEAD"), join(commonDir, "packed-refs"), join(commonDir, "config")],
    [join(commonDir, "refs"), join(commonDir, "reftable")],
  );
  const readAt = now();
  const refs = ifHolds(kept.refs, refsStamp) ?? (await readRefs(git()));
  kept.refs = keep(kept.refs, { stamp: refsStamp, readAt, value: refs });
  const day = Math.floor(readAt / DAY_MS);
  const before = ifHolds(kept.activity, refsStamp);
  const activity =
    before?.day === day
      ? before.activity
      : tree?.head === undefined
        ? { commits: 0, churn: 0, authors: 0 }
        : await readActivity(git(), readAt);
  kept.activity = keep(kept.activity, { stamp: refsStamp, readAt, value: { day, activity } });
  return {
    place,
    remote,
    isIgnored: false,
    tree,
    operation: underWay(gitDir),
    refs,
    activity,
    deployWorkflow: deployWorkflow(top),
  };
}

/** A configuration may name other files than those around it; they are not what the person sees here. */
function refuseElsewhere({ top, gitDir, commonDir }: GitPlace, config: Config): void {
  const named = valueOf(config, "core.worktree");
  const isLinked = gitDir !== commonDir;
  // Its HEAD would be that of the main tree: better nothing than another's.
  if (isLinked && valueOf(config, "extensions.refstorage") === "reftable")
    throw new Error("Its refs are in a table, which cannot be read yet in a linked working tree.");
  if (named === undefined || isLinked) return;
  if (realpathSync(resolve(gitDir, named)) !== top)
    throw new Error(`Its files are elsewhere: core.worktree is ${named}.`);
}

/** Keeps what was read first under a stamp: its age is what makes it sure. */
function keep<T>(then: Stamped<T> | undefined, now: Stamped<T>): Stamped<T> {
  return then?.value === now.value ? then : now;
}

async function currentConfig(
  place: GitPlace,
  kept: Kept,
  now: () => number,
  limits: Pick<GitOptions, "timeoutMs" | "signal">,
): Promise<ReadConfig> {
  const places = [...configPlaces(place), join(place.gitDir, "HEAD")];
  const readAt = now();
  const files = kept.config?.value.files ?? [];
  const known =
    kept.config && readAt - kept.config.readAt < CONFIG_MAX_AGE_MS
      ? ifHolds(kept.config, stampOf([...places, ...files]))
      : undefined;
  if (known !== undefined) return known;
  const value = await readConfig(place, limits);
  const after = stampOf([...places, ...value.files]);
  kept.config = { stamp: after, readAt, value };
  return value;
}

/** Of what a shadow is a copy of. A directory's own time tells that something in it came or went, such as packed refs. */
function shadowStamp({ gitDir, commonDir }: GitPlace): Stamp {
  return stampOf([
    gitDir,
    commonDir,
    join(gitDir, "HEAD"),
    join(gitDir, "index"),
    join(gitDir, "info"),
    join(commonDir, "info"),
    join(commonDir, "info", "attributes"),
  ]);
}

async function currentShadow(
  place: GitPlace,
  config: ReadConfig["config"],
  { kept, now, shadow }: LookOptions,
): Promise<GitOptions> {
  const stamp = shadowStamp(place);
  const readAt = now();
  const known = existsSync(shadow) ? ifHolds(kept.shadow, stamp) : undefined;
  if (known !== undefined && kept.shadowOf === config) return known;
  const value = await castShadow(shadow, place, config);
  kept.shadow = { stamp, readAt, value };
  kept.shadowOf = config;
  return value;
}

function deployWorkflow(top: string): string | undefined {
  for (const directory of WORKFLOWS) {
    try {
      const found = readdirSync(join(top, directory))
        .sort()
        .find((name) => /deploy/i.test(name) && /\.ya?ml$/i.test(name));
      if (found !== undefined) return found;
    } catch {
      // Most repositories have none.
    }
  }
  return undefined;
}
