import type { RequestOption } from "../plan/step.ts";

/** A question that a running agent asked. */
export interface Ask {
  readonly text: string;
  readonly options: readonly RequestOption[];
  readonly permission?: PermissionAsked | undefined;
  readonly shared?: string | undefined;
}

/** A question of an agent that a person has answered. */
export interface AnsweredAsk {
  /** The step that asked. */
  readonly step: string;
  /** The question in the agent's words. */
  readonly text: string;
  /** The answer in words: the label of the option that was taken, and what was written. */
  readonly answer: string;
}

/** A call that an agent asked to be allowed. */
export interface PermissionAsked {
  /** Hash of its kind, name and input: the same call has the same one in every attempt. */
  readonly fingerprint: string;
  readonly kind: string;
  readonly title: string;
}

/** A person's answer about one call; it holds once, for the same call. */
export interface Grant {
  readonly fingerprint: string;
  readonly decision: "allow_once" | "reject";
}
