import type { Finding } from "../../evidence/finding.ts";
import type { ArtifactKind } from "../../run/artifact-kind.ts";
import type { Usage } from "../../run/events.ts";
import type { RequestOption } from "../../plan/step.ts";
import type { Role } from "../../run/state.ts";

/** What all entries have. Times are wall clock in milliseconds. */
interface Entry {
  /** Place of the event that began it; names the entry within its run. */
  readonly seq: number;
  readonly at: number;
  /** Place of the last event that changed it: an entry that was shown with another `rev` is stale. */
  rev: number;
}

/** Something that happened to the whole run, in words. */
export interface RunEntry extends Entry {
  readonly kind: "run";
  /** The event's type, such as `run.paused`. */
  readonly type: string;
  readonly text: string;
}

/** How an attempt stands. */
export type AttemptStatus = "running" | "completed" | "failed" | "cancelled" | "lost" | "parked";

/** One attempt with all that its agent said and did. */
export interface AttemptEntry extends Entry {
  readonly kind: "attempt";
  readonly id: string;
  readonly step: string;
  readonly role: Role;
  readonly generation: number;
  readonly ordinal: number;
  readonly guidance: string | undefined;
  status: AttemptStatus;
  endedAt: number | undefined;
  /** Why it failed, was cancelled, lost or parked. */
  error: string | undefined;
  /** The class of a failure. */
  class: string | undefined;
  agent: string | undefined;
  version: string | undefined;
  /** How writing is prevented. */
  level: string | undefined;
  usage: Usage | undefined;
  readonly items: AttemptItem[];
  /** Tool calls by the agent's id for them. */
  readonly tools: Map<string, ToolItem>;
}

/** Text that came in pieces; join the chunks only when they are shown. */
export interface TextItem {
  readonly kind: "prompt" | "text" | "thought" | "note";
  readonly seq: number;
  readonly at: number;
  readonly chunks: string[];
}

/** One call of a tool. */
export interface ToolItem {
  readonly kind: "tool";
  readonly seq: number;
  readonly at: number;
  readonly tool: string;
  readonly toolKind: string;
  readonly title: string;
  readonly locations: readonly string[];
  readonly input: string | undefined;
  /** As the agent says it: `pending`, `in_progress`, `completed`, `failed`. */
  status: string;
  output: string | undefined;
  endedAt: number | undefined;
}

/** The agent's own list of what it is going to do, as it stands. */
export interface PlanItem {
  readonly kind: "plan";
  readonly seq: number;
  readonly at: number;
  entries: readonly { readonly content: string; readonly status: string }[];
}

/** What became of an agent's wish to do something. */
export interface PermissionItem {
  readonly kind: "permission";
  readonly seq: number;
  readonly at: number;
  readonly tool: string;
  readonly toolKind: string;
  readonly decision: "allow_once" | "reject" | "ask";
  readonly why: string;
}

/** A finding that an agent recorded while it ran. */
export interface FindingItem {
  readonly kind: "finding";
  readonly seq: number;
  readonly at: number;
  readonly finding: Finding;
}

/** What an attempt has changed in the clone of its run. */
export interface WorkItem {
  readonly kind: "work";
  readonly seq: number;
  readonly at: number;
  readonly commit: string;
  readonly files: number;
  readonly added: number;
  readonly removed: number;
  /** What was there and not taken. */
  readonly omitted?: readonly string[] | undefined;
}

/** A note of an author to whoever goes on; `to` when it is a value for one later step. */
export interface HandoffItem {
  readonly kind: "handoff";
  readonly seq: number;
  readonly at: number;
  readonly text: string;
  readonly to?: string | undefined;
}

/** An artifact that an agent recorded while it ran. */
export interface ArtifactItem {
  readonly kind: "artifact";
  readonly seq: number;
  readonly at: number;
  readonly name: string;
  readonly artifact: ArtifactKind;
  readonly value: string;
}

/** What an agent said or did in an attempt. */
export type AttemptItem =
  | TextItem
  | ToolItem
  | PlanItem
  | PermissionItem
  | FindingItem
  | ArtifactItem
  | WorkItem
  | HandoffItem;

/** The end or the new beginning of a step. */
export interface StepEntry extends Entry {
  readonly kind: "step";
  readonly step: string;
  readonly status: "completed" | "failed" | "skipped" | "reopened";
  readonly reason: string | undefined;
  readonly generation: number | undefined;
}

/** A request with what became of it. */
export interface RequestEntry extends Entry {
  readonly kind: "request";
  readonly id: string;
  readonly step: string;
  readonly ask: "question" | "approval" | "ladder" | "agent";
  readonly text: string;
  readonly options: readonly RequestOption[];
  readonly expiresAt: number | undefined;
  status: "open" | "answered" | "expired" | "withdrawn";
  closedAt: number | undefined;
  answer:
    | {
        readonly by: string;
        readonly option: string | undefined;
        readonly text: string | undefined;
      }
    | undefined;
}

/** A critic's judgement of a step's work. */
export interface CriticEntry extends Entry {
  readonly kind: "critic";
  readonly step: string;
  readonly attempt: string;
  readonly verdict: "accept" | "reject" | "cannot-verify";
  readonly round: number;
  readonly findings: readonly string[];
}

/** A step or a person sent the run back to an earlier step. */
export interface SendBackEntry extends Entry {
  readonly kind: "sendBack";
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly round: number;
  readonly by: string;
}

/** The plan grew, or its unfinished rest was replaced. */
export interface GrowthEntry extends Entry {
  readonly kind: "growth";
  /** The container that grew, or the step whose failure was repaired. */
  readonly step: string;
  readonly added: readonly string[];
  /** Items beyond the cap that got no step. */
  readonly omitted: number;
  readonly revised: { readonly by: string; readonly reason: string } | undefined;
  /** Why it could not grow. */
  readonly problem: string | undefined;
}

/** A time that a step waits for. */
export interface TimerEntry extends Entry {
  readonly kind: "timer";
  readonly timer: string;
  readonly step: string;
  readonly until: number;
  readonly why: string;
  firedAt: number | undefined;
}

/** A remark. */
export interface NoteEntry extends Entry {
  readonly kind: "note";
  readonly step: string | undefined;
  readonly text: string;
}

/** An event that changes nothing: of a type that this version does not know, or too late to count. */
export interface OtherEntry extends Entry {
  readonly kind: "other";
  readonly why: "unknown" | "late";
  readonly type: string;
  readonly step: string | undefined;
  readonly attempt: string | undefined;
  readonly data: unknown;
}

/** One row of a run's timeline. */
export type TimelineEntry =
  | RunEntry
  | AttemptEntry
  | StepEntry
  | RequestEntry
  | CriticEntry
  | SendBackEntry
  | GrowthEntry
  | TimerEntry
  | NoteEntry
  | OtherEntry;
