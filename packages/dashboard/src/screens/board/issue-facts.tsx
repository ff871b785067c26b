import type { IssueItem } from "@wheelhouse/core";
import {
  Ban,
  Bug,
  ChevronDown,
  ChevronsUp,
  ChevronUp,
  FlaskConical,
  ListChecks,
  type LucideIcon,
  MessageSquare,
  PenTool,
  Shuffle,
  Sparkles,
  Wrench,
} from "lucide-react";
import type { ReactNode } from "react";
import { plainWords } from "../../text/plain-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { numbersInWords, PRIORITY_TONES } from "../issue/issue-words.ts";
import { labelsThatFit } from "./labels-that-fit.ts";

const TYPE_ICONS: Readonly<Record<NonNullable<IssueItem["type"]>, LucideIcon>> = {
  bug: Bug,
  feature: Sparkles,
  refactor: Shuffle,
  design: PenTool,
  research: FlaskConical,
  chore: Wrench,
};

const PRIORITY_ICONS: Readonly<Record<IssueItem["priority"], LucideIcon | undefined>> = {
  urgent: ChevronsUp,
  high: ChevronUp,
  normal: undefined,
  low: ChevronDown,
};

/** What an issue is called, with what hides in it written out. */
export function titleOf({ title }: Pick<IssueItem, "title">): string {
  return withVisibleControls(plainWords(title));
}

/** What an issue is about, as shape and word. */
export function IssueType({ type }: Pick<IssueItem, "type">): ReactNode {
  if (type === null) return null;
  const Icon = TYPE_ICONS[type];
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-text-2">
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {type}
    </span>
  );
}

/** How much an issue matters, as shape and word; nothing where it is as usual. */
export function IssuePriority({ priority }: Pick<IssueItem, "priority">): ReactNode {
  const Icon = PRIORITY_ICONS[priority];
  if (Icon === undefined) return null;
  return (
    <span
      className={`inline-flex items-center gap-0.5 whitespace-nowrap ${PRIORITY_TONES[priority]}`}
    >
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {priority}
    </span>
  );
}

/** Labels of an issue in one line; those without room are counted. */
export function IssueLabels({
  labels,
  letters,
}: Pick<IssueItem, "labels"> & {
  /** How many letters have room; see {@link labelsThatFit}. */
  readonly letters: number;
}): ReactNode {
  if (labels.length === 0) return null;
  const most = labelsThatFit(labels, letters);
  const rest = labels.slice(most);
  return (
    <>
      {labels.slice(0, most).map((label) => (
        <Label key={label} label={label} />
      ))}
      {rest.length === 0 ? null : (
        <span
          className="relative shrink-0 text-2xs whitespace-nowrap text-text-3"
          title={rest.map(withVisibleControls).join(", ")}
        >
          {most === 0 ? (
            labels.length === 1 ? (
              "1 label"
            ) : (
              `${labels.length} labels`
            )
          ) : (
            <>
              +{rest.length}
              <span className="sr-only">{rest.length === 1 ? "label" : "labels"}</span>
            </>
          )}
        </span>
      )}
    </>
  );
}

/** One label. */
export function Label({ label }: { readonly label: string }): ReactNode {
  const words = withVisibleControls(plainWords(label));
  return (
    <bdi
      title={words}
      className="max-w-24 min-w-10 truncate rounded-chip border border-line bg-raised px-1.5 text-2xs leading-4 text-text-2"
    >
      {words}
    </bdi>
  );
}

/** What keeps an issue from being started; nothing when nothing does. */
export function BlockedBy({
  blocked_by: blockers,
  isShort = false,
}: Pick<IssueItem, "blocked_by"> & {
  /** Where there is little room, only the first stands there. */
  readonly isShort?: boolean;
}): ReactNode {
  const [first] = blockers;
  if (first === undefined) return null;
  const whole = `blocked by ${numbersInWords(blockers)}`;
  const more = blockers.length > 1 ? ` +${blockers.length - 1}` : "";
  return (
    <span className="inline-flex min-w-0 items-center gap-1 text-xs text-stuck" title={whole}>
      <Ban className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="truncate">{isShort ? `blocked by #${first}${more}` : whole}</span>
    </span>
  );
}

/** How many of an issue's parts are done, and how much was said about it. */
export function PartsAndComments({
  issue: {
    children: { total, done },
    comments,
  },
}: {
  readonly issue: Pick<IssueItem, "children" | "comments">;
}): ReactNode {
  return (
    <>
      {total === 0 ? null : (
        <span
          className="inline-flex shrink-0 items-center gap-1 text-xs text-text-2 tabular-nums"
          title={`${done} of ${total} parts done`}
        >
          <ListChecks className="size-3.5" aria-hidden="true" />
          {done}/{total}
          <span className="sr-only">parts done</span>
        </span>
      )}
      {comments === 0 ? null : (
        <span
          className="inline-flex shrink-0 items-center gap-1 text-xs text-text-2 tabular-nums"
          title={comments === 1 ? "1 comment" : `${comments} comments`}
        >
          <MessageSquare className="size-3.5" aria-hidden="true" />
          {comments}
          <span className="sr-only">{comments === 1 ? "comment" : "comments"}</span>
        </span>
      )}
    </>
  );
}
