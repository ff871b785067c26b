import { basename } from "node:path";
import {
  type RepositoryObject,
  type SignalName,
  type SignalObject,
  wireTime,
} from "@wheelhouse/core";
import { projectId } from "@wheelhouse/workspace";
import type { Look } from "../look/look-at.ts";
import { deriveSignals, type Signal, staleBranches } from "./derive-signals.ts";
import type { ForgeView } from "./forge-facts.ts";
import { byRank, type Dimensions, rank } from "./rank.ts";
import { signalLine } from "./signal-line.ts";

/** All that is known of a repository. */
export interface Known {
  /** Real path of its top. */
  readonly path: string;
  /** The last look that succeeded. */
  readonly look: Look | undefined;
  /** Why the last look did not. */
  readonly problem: string | undefined;
  /** Wall clock in ms of the last look, whether it succeeded or not. */
  readonly lookedAt: number;
  readonly forge: ForgeView;
  /** Sessions of agents that ran in it. */
  readonly sessions: number;
}

/** Puts repositories on the wire, those that want action first. `now` is wall clock in ms. */
export function repositoryObjects(all: readonly Known[], now: number): RepositoryObject[] {
  const ranks = rank(all.map((known) => dimensions(known, now)));
  const speakers = speakersOf(all);
  return all
    .map((known, index) => {
      const { score = 0, isDormant = true } = ranks[index] ?? {};
      const object = repositoryObject(known, speakers.has(known.path), now);
      return { ...object, activity_score: score, dormant: isDormant };
    })
    .toSorted((a, b) => byRank(inOrder(a), inOrder(b)));
}

const inOrder = ({ signals, activity_score: score, name, id }: RepositoryObject) => ({
  wantsAction: signals.length > 0,
  score,
  name,
  id,
});

/** Signals of the tree itself; all others are of the repository, whatever tree one stands in. */
const OF_TREE = new Set<SignalName>(["dirty_tree", "in_progress_op", "detached_head", "push"]);

/** Working trees may share a repository: what it wants is told once, by its main tree where that is among them. */
function speakersOf(all: readonly Known[]): ReadonlySet<string> {
  const speakers = new Map<string, Known>();
  for (const known of all) {
    const common = known.look?.place.commonDir ?? known.path;
    const other = speakers.get(common);
    if (other === undefined || (!isMain(other) && (isMain(known) || known.path < other.path)))
      speakers.set(common, known);
  }
  return new Set([...speakers.values()].map(({ path }) => path));
}

const isMain = ({ look }: Known): boolean => look?.place.gitDir === look?.place.commonDir;

function repositoryObject(known: Known, isSpeaker: boolean, now: number): RepositoryObject {
  const { path, look, problem, forge, lookedAt } = known;
  const id = projectId(path);
  const name = basename(path) || path;
  const remoteUrl = look?.remote?.url ?? null;
  const signals = (look === undefined ? [] : deriveSignals(look, forge, now)).filter(
    ({ signal }) => isSpeaker || OF_TREE.has(signal),
  );
  return {
    id,
    status: problem !== undefined ? "failing" : look?.isIgnored === true ? "ignored" : "ok",
    problem: problem ?? null,
    name,
    path,
    remote_url: remoteUrl,
    branch: look?.tree?.branch ?? null,
    default_branch: look?.refs.defaultBranch ?? null,
    ahead: look?.tree?.ahead ?? 0,
    behind: look?.tree?.behind ?? 0,
    stashes: look?.tree?.stashes ?? 0,
    forge: forge.health,
    signals: signals.map((signal) => signalObject(signal, { id, name, path, remoteUrl })),
    activity_score: 0,
    dormant: true,
    scanned_at: wireTime(lookedAt),
  };
}

function signalObject(
  signal: Signal,
  project: { id: string; name: string; path: string; remoteUrl: string | null },
): SignalObject {
  return {
    id: `${project.id}:${signal.signal}`,
    status: "open",
    project_id: project.id,
    project_name: project.name,
    project_path: project.path,
    remote_url: project.remoteUrl,
    signal: signal.signal,
    detail: signal.detail,
    line: signalLine(signal),
  };
}

function dimensions({ look, forge: { facts }, sessions }: Known, now: number): Dimensions {
  const deploy = facts?.deploy;
  const names =
    look === undefined ? [] : deriveSignals(look, { health: "ok", facts, at: undefined }, now);
  const has = (name: Signal["signal"]): number =>
    deploy !== undefined && names.some(({ signal }) => signal === name) ? 1 : 0;
  return {
    sessions,
    commits: look?.activity.commits ?? 0,
    churn: look?.activity.churn ?? 0,
    authors: look?.activity.authors ?? 0,
    uncommitted: (look?.tree?.modified ?? 0) + (look?.tree?.untracked ?? 0),
    reviews: facts?.reviewRequested ?? 0,
    issues: facts?.issuesAssigned ?? 0,
    deployFailing: has("deploy_failing"),
    deployStale: has("deploy_stale"),
    openPulls: facts?.openPulls ?? 0,
    staleBranches: staleBranches(look?.refs.unmerged ?? [], now).length,
  };
}
