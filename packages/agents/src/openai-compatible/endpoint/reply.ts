import type { Usage } from "@wheelhouse/core";
import type { Call } from "../conversation/message.ts";

/** A piece of a reply while it comes. */
export interface Piece {
  readonly kind: "text" | "thought";
  readonly text: string;
}

/** A whole reply of the model. */
export interface Reply {
  readonly text: string;
  readonly calls: readonly Call[];
  /** What the endpoint said that it used; undefined when it said nothing. */
  readonly usage: Usage | undefined;
  /** Whether the reply ended at a limit of the endpoint. */
  readonly atLimit: boolean;
}
