import type { ActionKind } from "@wheelhouse/core";

/** What it means when the orchestrator does a kind of action by itself. */
export const ACTION_WORDS: Readonly<Record<ActionKind, { title: string; note: string }>> = {
  create_issue: {
    title: "Make issues",
    note: "Nothing runs by that, and you can take it back.",
  },
  start_issue: {
    title: "Have agents begin with an issue",
    note: "Agents write in a clone of the project, and may cost what your limits allow.",
  },
  launch_flow: {
    title: "Start flows",
    note: "Agents only read, and may cost what your limits allow.",
  },
  schedule: {
    title: "Make schedules",
    note: "Of flows and issues, never of programs. You can take it back until it fires.",
  },
  notify: { title: "Tell you something", note: "On every way that alerts go to you." },
  comment: { title: "Comment on issues", note: "What was said stays said." },
};
