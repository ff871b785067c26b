import { z } from "zod";
import { addTokens } from "../run/spent.ts";
import type { PhaseRounds } from "../run/entered-phases.ts";
import { REPOSITORY_MATCHES, SESSION_MATCHES, type SessionMatch } from "../run/observed-events.ts";
import type { ObservedState } from "../run/observed-state.ts";
import type { RunState } from "../run/state.ts";
import { SHOWN_STATUSES } from "../views/shown-status.ts";
import { observedItemSchema } from "./observed-item.ts";
import { isSilent, type ObservedPlace, wheelObject } from "./observed-run.ts";
import type { RunListItem } from "./run-list-item.ts";
import type { SpentObject } from "./spent-object.ts";
import { wireTime, wireTimeSchema } from "./wire-time.ts";

/** What the page of a run says when another harness drives it. */
export const observedObjectSchema = observedItemSchema.extend({
  /** The last enterings of a phase, in order: going back shows. */
  phases: z.array(z.object({ name: z.string(), at: wireTimeSchema })),
  /** How often any phase was entered. */
  phases_entered: z.int(),
  /** What there was of each phase in all, by when it was first entered. */
  phase_rounds: z.array(
    z.object({
      name: z.string(),
      /** The phase in which the run was when it first entered this one. */
      after: z.string().nullable(),
      rounds: z.int(),
      first_at: wireTimeSchema,
      last_at: wireTimeSchema,
      /** The phase from which it was entered for the last time. */
      from: z.string().nullable(),
      /** Milliseconds in all of its rounds that are over. */
      spent_ms: z.number(),
    }),
  ),
  candidate_detail: z
    .object({
      id: z.string(),
      label: z.string().nullable(),
      repo: z.string().nullable(),
      ref: z.string().nullable(),
      since: wireTimeSchema,
    })
    .nullable(),
  /** The queue item that it is at; `blocked` says why it cannot go on. */
  item: z.object({ id: z.string(), blocked: z.string().nullable() }).nullable(),
  queue: z.object({ picked: z.int(), cleared: z.int(), blocked: z.int() }),
  /** Repositories that it touches, each with all that says so. */
  repos: z.array(
    z.object({
      repo: z.string(),
      matches: z.array(z.enum(REPOSITORY_MATCHES)),
      /** Null when it is none that we know. */
      project_id: z.string().nullable(),
    }),
  ),
  /** Its sessions as a tree: `parent` is the session that began it. */
  sessions: z.array(
    z.object({
      step: z.string(),
      session: z.string(),
      parent: z.string().nullable(),
      match: z.enum(SESSION_MATCHES),
      agent: z.string().nullable(),
      role: z.string().nullable(),
      /** The run that was made of the session's own file; null when there is none. */
      run: z.string().nullable(),
      /** What that run is called, how it is, and what it has used. */
      title: z.string().nullable(),
      status: z.enum(SHOWN_STATUSES).nullable(),
      tokens: z.int().nullable(),
    }),
  ),
  /** Other runs that tell of the same: shown here and not in the list. */
  joined: z.array(z.object({ run: z.string(), source: z.string() })),
  /** Events that came after the end, or of something that was not there. */
  late: z.int(),
});
/** What the page of a run says when another harness drives it. */
export type ObservedObject = z.infer<typeof observedObjectSchema>;

/** A session with a file of its own that belongs to a run. */
export interface RelatedSession {
  readonly session: string;
  readonly parent: string | undefined;
  readonly agent: string | undefined;
  readonly role: string | undefined;
  readonly match: SessionMatch;
  /** The run that was made of its file. */
  readonly run: string;
}

/** What is known of an observed run that is not in its events. */
export interface ObservedExtra extends ObservedPlace {
  /** Wall clock in milliseconds. */
  readonly now: number;
  /** After this many silent milliseconds an open run is stale. */
  readonly staleMs: number;
  /** When something was last heard of it, in wall clock milliseconds; by its own times when absent. */
  readonly heardAt?: number | undefined;
  readonly projectOf: (repo: string) => string | undefined;
  /** An observed run as an item of the list. */
  readonly itemOf: (run: string) => RunListItem | undefined;
  /** The run of a session's own file. */
  readonly runOf: (session: string) => string | undefined;
  /** Sessions that belong to it as their own files or place and time tell. */
  readonly related: readonly RelatedSession[];
  readonly joined: readonly { readonly run: string; readonly source: string }[];
  /** What it and all that belongs to it have used, when that is known better than from its own events. */
  readonly spent?: SpentObject | undefined;
}

/** Whether an observed run is stale. */
export function isStale(state: RunState, { now, staleMs, heardAt }: ObservedExtra): boolean {
  const at = Math.min(heardAt ?? now, state.observed?.lastEventAt ?? now);
  return isSilent(state, now - at, staleMs);
}

/** What is known of a run that another harness drives. */
export function observedObject(
  state: RunState,
  observed: ObservedState,
  seen: ObservedExtra,
): ObservedObject {
  const { phase, phases, candidate, item, queue, wheel, repos, sessions, lastEventAt } = observed;
  return {
    source_id: seen.sourceId,
    source_name: seen.sourceName,
    path: seen.path,
    phase: phase?.name ?? null,
    phases: phases.last.map(({ name, at }) => ({ name, at: wireTime(at) })),
    phases_entered: phases.count,
    phase_rounds: [...phases.rounds.values()].map(phaseRounds),
    candidate: candidate ? (candidate.label ?? candidate.id) : null,
    candidate_detail: candidate
      ? {
          id: candidate.id,
          label: candidate.label ?? null,
          repo: candidate.repo ?? null,
          ref: candidate.ref ?? null,
          since: wireTime(candidate.since),
        }
      : null,
    item: item ? { id: item.id, blocked: item.blocked ?? null } : null,
    queue: { ...queue },
    wheel: wheelObject(wheel),
    last_event_at: wireTime(lastEventAt),
    stale: isStale(state, seen),
    bad_lines: seen.badLines,
    repos: [...repos].map(([repo, matches]) => ({
      repo,
      matches: REPOSITORY_MATCHES.filter((match) => matches.has(match)),
      project_id: seen.projectOf(repo) ?? null,
    })),
    sessions: [...sessionsOf(sessions, seen), ...relatedOf(sessions, seen)],
    joined: [...seen.joined],
    late: state.ignored,
  };
}

function phaseRounds(phase: PhaseRounds): ObservedObject["phase_rounds"][number] {
  const { name, after, rounds, firstAt, lastAt, from, spentMs } = phase;
  return {
    name,
    after: after ?? null,
    rounds,
    first_at: wireTime(firstAt),
    last_at: wireTime(lastAt),
    from: from ?? null,
    spent_ms: spentMs,
  };
}

function sessionsOf(
  sessions: ObservedState["sessions"],
  { runOf, itemOf }: ObservedExtra,
): ObservedObject["sessions"] {
  return [...sessions.values()].map(({ step, session, parent, match, agent, role }) => ({
    step,
    session,
    parent: parent ?? null,
    match,
    agent: agent ?? null,
    role: role ?? null,
    ...runShown(runOf(session), itemOf),
  }));
}

function relatedOf(
  sessions: ObservedState["sessions"],
  { related, itemOf }: ObservedExtra,
): ObservedObject["sessions"] {
  return related
    .filter(({ session }) => !sessions.has(session))
    .map(({ session, parent, agent, role, match, run }) => ({
      step: "",
      session,
      parent: parent ?? null,
      match,
      agent: agent ?? null,
      role: role ?? null,
      ...runShown(run, itemOf),
    }));
}

function runShown(
  run: string | undefined,
  itemOf: ObservedExtra["itemOf"],
): Pick<ObservedObject["sessions"][number], "run" | "title" | "status" | "tokens"> {
  const item = run === undefined ? undefined : itemOf(run);
  const { input = null, output = null } = item?.tokens ?? {};
  const isKnown = input !== null || output !== null;
  return {
    run: run ?? null,
    title: item?.title ?? null,
    status: item?.status ?? null,
    tokens: isKnown ? addTokens(input ?? 0, output ?? 0) : null,
  };
}
