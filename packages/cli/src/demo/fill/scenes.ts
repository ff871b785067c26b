import type { Band, RunEventType } from "@wheelhouse/core";
import { CHANGE_FLOW } from "./change-flow.ts";

/** What a person does in a scene, once, when an event comes. */
export interface Act {
  readonly when: RunEventType;
  readonly step?: string;
  /** `first` takes the first option of the request that the event opens. */
  readonly does:
    | { readonly answer: "first" }
    | { readonly cancel: string }
    | { readonly pause: string };
}

/** A sample run: what is asked for, what a person does, and how far it goes. */
export interface Scene {
  /** How the run stands afterwards. */
  readonly name: string;
  readonly title: string;
  readonly flow: string;
  readonly band: Band;
  readonly project: string;
  readonly model: string;
  readonly focus: string;
  readonly acts?: readonly Act[];
  /**
   * When the scene is over, if not with the run's end: when nothing moves any more before a person
   * does something, or while its agents talk.
   */
  readonly until?: "standing" | "talking";
}

/** Scenes that begin together, so long ago. */
export interface Reel {
  /** In milliseconds before now. */
  readonly ago: number;
  readonly scenes: readonly Scene[];
}

/** How the run stands that its host has left in the middle. */
export const INTERRUPTED = "interrupted";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CURRENCY = "Take orders in more than one currency";
const change = { flow: CHANGE_FLOW, project: "orders", model: "change" } as const;
/** Asks nothing first, and looks at one thing only. */
const shortChange = { ...change, band: "small" } as const;
const longChange = { ...change, band: "medium" } as const;
const answer = (step: string): Act => ({
  when: "request.opened",
  step,
  does: { answer: "first" },
});
const working = { when: "agent.tool.started", step: "survey.storage" } as const;

/** Three hundred characters, as somebody pastes them. */
const LONG_TITLE =
  `Is it safe to show notes as they are written? ${"The text comes from whoever holds the device, and ends in the page of everybody who opens it, with whatever is in it. ".repeat(3)}`.slice(
    0,
    300,
  );

/**
 * The sample runs, the oldest first. What is of one reel is played side by side, which is quick. The
 * limit comes last: it would hold up all others.
 */
export const REELS: readonly Reel[] = [
  {
    ago: 6 * DAY + 3 * HOUR,
    scenes: [
      {
        name: "completed without a finding",
        title: "Review the amounts before the release",
        flow: "code-review",
        band: "small",
        project: "orders",
        model: "clean",
        focus: "src/money.js",
      },
      {
        name: "failed",
        title: "Can the importer be changed on its own?",
        flow: "architectural-analysis",
        band: "small",
        project: "ledger",
        model: "ledger",
        focus: "Can the importer be changed on its own?",
      },
      {
        name: "completed with hostile text",
        title: LONG_TITLE,
        flow: "code-review",
        band: "small",
        project: "field-notes",
        model: "hostile",
        focus: "src/show-note.tsx",
      },
    ],
  },
  {
    ago: DAY + 4 * HOUR,
    scenes: [
      {
        name: "completed with findings",
        title: "Review the refund branch",
        flow: "code-review",
        band: "medium",
        project: "orders",
        model: "refunds",
        focus: "",
      },
      {
        ...longChange,
        name: "completed after a send-back",
        title: CURRENCY,
        focus: CURRENCY,
        acts: [answer("clarify"), answer("approve"), answer("apply"), answer("apply")],
      },
      {
        ...shortChange,
        name: "cancelled",
        title: "Keep the history of every order",
        focus: "Keep the history of every order",
        acts: [{ ...working, does: { cancel: "The wrong branch" } }],
      },
      {
        ...shortChange,
        name: "paused",
        title: "Move the orders to another database",
        focus: "Move the orders to another database",
        acts: [{ ...working, does: { pause: "Until the provider has answered" } }],
        until: "standing",
      },
      {
        ...shortChange,
        name: "waiting for a permission",
        title: "Read exchange rates once a day",
        focus: "Read exchange rates once a day",
        acts: [answer("approve")],
        until: "standing",
      },
    ],
  },
  {
    ago: 35 * MINUTE,
    scenes: [
      {
        ...shortChange,
        name: "waiting for an approval",
        title: "Round amounts as the bank does",
        focus: "Round amounts as the bank does",
        until: "standing",
      },
      {
        ...longChange,
        name: "waiting for an answer",
        title: "Show the currency of each order",
        focus: "Show the currency of each order",
        until: "standing",
      },
      {
        name: "waiting for a sign-in",
        title: "What would break if the store were remote?",
        flow: "architectural-analysis",
        band: "small",
        project: "orders",
        model: "signed-out",
        focus: "What would break if the store were remote?",
        until: "standing",
      },
    ],
  },
  {
    ago: 12 * MINUTE,
    scenes: [
      {
        name: INTERRUPTED,
        title: "Review the refund branch once more",
        flow: "code-review",
        band: "medium",
        project: "orders",
        model: "live",
        focus: "",
        until: "talking",
      },
    ],
  },
  {
    ago: MINUTE,
    scenes: [
      {
        name: "waiting for a provider's limit",
        title: "Review the payments",
        flow: "code-review",
        band: "small",
        project: "orders",
        model: "limited",
        focus: "src/payments.js",
        until: "standing",
      },
    ],
  },
];

/** The run that is live while it is looked at. */
export const LIVE: Scene = {
  name: "live",
  title: "Review the refund branch, all of it",
  flow: "code-review",
  band: "large",
  project: "orders",
  model: "live",
  focus: "",
};
