import type { Json, RequestOption } from "@wheelhouse/core";
import type { ConversationEvent } from "../agent.ts";

/** What an agent has handed in by its tools in one turn. */
export interface Handed {
  /** Its output; it fits the schema of its step. */
  readonly submitted?: Json;
  readonly sendBack?: { readonly to: string; readonly reason: string };
  readonly proof?: string;
  /** The question that it put to a person: the turn ends with it. */
  readonly asked?: { readonly text: string; readonly options: readonly RequestOption[] };
}

/** Where the tools of one attempt put what they are given. */
export interface Hand {
  /** The step and what its agent's ids are namespaced by. */
  readonly step: string;
  /** Findings that were recorded in this attempt, by the ids that the agent gave them. */
  readonly recorded: Map<string, string>;
  /** What was handed in since the turn began. */
  readonly handed: () => Handed;
  /** Adds to it; the last one of a kind wins. */
  hand(more: Handed): void;
  /** Begins the next turn with empty hands. */
  endTurn(): void;
  emit(event: ConversationEvent): void;
}

/** Empty hands of an attempt of a step. */
export function createHand(step: string, emit: (event: ConversationEvent) => void): Hand {
  let handed: Handed = {};
  return {
    step,
    recorded: new Map(),
    handed: () => handed,
    hand: (more) => {
      handed = { ...handed, ...more };
    },
    endTurn: () => {
      handed = {};
    },
    emit,
  };
}
