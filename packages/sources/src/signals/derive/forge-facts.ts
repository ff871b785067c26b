import type { ForgeHealth } from "@wheelhouse/core";

/** What a forge says about a repository. */
export interface ForgeFacts {
  /** Open pull requests of anybody. */
  readonly openPulls: number;
  /** Those that wait for a review of mine. */
  readonly reviewRequested: number;
  readonly myDrafts: number;
  /** Mine that are no drafts, and that nobody reviews or was asked to. */
  readonly myUnreviewed: number;
  /** Mine that somebody was asked to review and has not begun to. */
  readonly myRequested: number;
  readonly issuesAssigned: number;
  /** The workflow that deploys; undefined when there is none or it never ran. */
  readonly deploy: Deploy | undefined;
}

/** How the last runs of a workflow went on the default branch. */
export interface Deploy {
  readonly workflow: string;
  readonly isFailing: boolean;
  /** Wall clock in ms of the last success. */
  readonly succeededAt: number | undefined;
}

/** What is known from a forge, and how well. */
export interface ForgeView {
  readonly health: ForgeHealth;
  /** The last known; undefined when nothing ever was. */
  readonly facts: ForgeFacts | undefined;
  /** Wall clock in ms of when the facts were read. */
  readonly at: number | undefined;
}

/** Nobody gave us a token, or there is no forge to ask. */
export const UNCONFIGURED: ForgeView = { health: "unconfigured", facts: undefined, at: undefined };
