import type { JsonObject, SignalName } from "@wheelhouse/core";
import type { Look } from "../look/look-at.ts";
import type { ForgeView } from "./forge-facts.ts";

/** A signal without its place. */
export interface Signal {
  readonly signal: SignalName;
  readonly detail: JsonObject;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A branch whose last commit is older than this is stale. */
export const STALE_BRANCH_MS = DAY_MS;
/** A deployment whose last success is older than this is stale. */
const STALE_DEPLOY_MS = 7 * DAY_MS;

/** What a repository wants, in the order of the table in docs/signals.md. `now` is wall clock in ms. */
export function deriveSignals(look: Look, forge: ForgeView, now: number): Signal[] {
  if (look.isIgnored) return [];
  return [
    ...ofTree(look),
    ...ofForge(forge),
    ...ofPush(look),
    ...ofDeploy(forge, now),
    ...ofBranches(look, now),
  ];
}

function ofTree({ tree, operation }: Look): Signal[] {
  const signals: Signal[] = [];
  const count = tree === undefined ? 0 : tree.modified + tree.untracked;
  if (tree !== undefined && count > 0)
    signals.push({
      signal: "dirty_tree",
      detail: { count, modified: tree.modified, untracked: tree.untracked },
    });
  if (operation !== undefined) signals.push({ signal: "in_progress_op", detail: { operation } });
  // An unborn branch has a name and no commit: it is not detached.
  if (tree !== undefined && tree.branch === undefined)
    signals.push({ signal: "detached_head", detail: { commit: tree.head ?? null } });
  return signals;
}

function ofForge({ facts, health, at }: ForgeView): Signal[] {
  if (facts === undefined) return [];
  const counts: [SignalName, number][] = [
    ["review_requested", facts.reviewRequested],
    ["my_draft_pr", facts.myDrafts],
    ["pr_no_reviewer", facts.myUnreviewed],
    ["my_open_pr", facts.myRequested],
    ["issue_assigned", facts.issuesAssigned],
  ];
  return counts.flatMap(([signal, count]) =>
    count > 0 ? [{ signal, detail: { count, ...known(health, at) } }] : [],
  );
}

function ofPush({ tree }: Look): Signal[] {
  return tree !== undefined && tree.ahead > 0
    ? [{ signal: "push", detail: { count: tree.ahead, branch: tree.branch ?? null } }]
    : [];
}

function ofDeploy({ facts, health, at }: ForgeView, now: number): Signal[] {
  const deploy = facts?.deploy;
  if (deploy === undefined) return [];
  const { workflow, isFailing, succeededAt } = deploy;
  if (isFailing) return [{ signal: "deploy_failing", detail: { workflow, ...known(health, at) } }];
  if (succeededAt === undefined || now - succeededAt <= STALE_DEPLOY_MS) return [];
  const days = Math.floor((now - succeededAt) / DAY_MS);
  return [{ signal: "deploy_stale", detail: { workflow, days, ...known(health, at) } }];
}

function ofBranches({ refs }: Look, now: number): Signal[] {
  const branches = staleBranches(refs.unmerged, now).map(({ name, at }) => ({
    name,
    tip_at: new Date(at).toISOString(),
    // Whole days, so that the same branch is told anew at most once a day.
    days: Math.floor((now - at) / DAY_MS),
  }));
  return branches.length === 0
    ? []
    : [{ signal: "stale_branch", detail: { count: branches.length, branches } }];
}

/** Branches that are not merged and whose last commit is old; the oldest first. */
export function staleBranches(
  unmerged: Look["refs"]["unmerged"],
  now: number,
): Look["refs"]["unmerged"] {
  return unmerged
    .filter(({ at }) => now - at > STALE_BRANCH_MS)
    .toSorted((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1));
}

/** A number that is not of now says when it was. */
function known(health: ForgeView["health"], at: number | undefined): JsonObject {
  return health === "ok" || at === undefined ? {} : { known_at: new Date(at).toISOString() };
}
