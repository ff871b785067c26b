import type { Action, ActionKind, ProposalObject } from "@wheelhouse/core";
import {
  Bell,
  CalendarClock,
  CircleDot,
  type LucideIcon,
  MessageSquare,
  Play,
  Workflow,
} from "lucide-react";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** What a kind of action looks like, and what it is called. */
export const ACTION_LOOKS: Readonly<
  Record<ActionKind, { readonly icon: LucideIcon; readonly word: string }>
> = {
  create_issue: { icon: CircleDot, word: "Make an issue" },
  start_issue: { icon: Play, word: "Start an issue" },
  launch_flow: { icon: Workflow, word: "Run a flow" },
  schedule: { icon: CalendarClock, word: "Schedule" },
  notify: { icon: Bell, word: "Tell you" },
  comment: { icon: MessageSquare, word: "Comment" },
};

/** What an action is about, in a few words. */
export function headlineOf(action: Action, beside: readonly ProposalObject[]): string {
  return withVisibleControls(wordsOf(action, beside));
}

/** The proposal that makes the issue which others of its reply call by a name. */
export function proposalOfRef(
  ref: string,
  beside: readonly ProposalObject[],
): ProposalObject | undefined {
  return beside.find(({ action }) => action.kind === "create_issue" && action.ref === ref);
}

function wordsOf(action: Action, beside: readonly ProposalObject[]): string {
  switch (action.kind) {
    case "create_issue":
    case "notify":
      return action.title;
    case "start_issue":
      return typeof action.issue === "number"
        ? `#${action.issue}`
        : titleOfRef(action.issue, beside);
    case "launch_flow":
      return [action.flow, action.band].filter((each) => each !== undefined).join(" · ");
    case "schedule":
      return action.title ?? action.name;
    case "comment":
      return `#${action.issue}`;
    default:
      return action satisfies never;
  }
}

function titleOfRef(ref: string, beside: readonly ProposalObject[]): string {
  const { action, effect } = proposalOfRef(ref, beside) ?? {};
  if (effect?.issue !== undefined) return `#${effect.issue}`;
  return action?.kind === "create_issue" ? `“${action.title}”` : ref;
}
