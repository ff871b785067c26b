import type { Band, JsonObject } from "@wheelhouse/core";
import type { Complain } from "../flow-problem.ts";

/** A persona that a flow may name. */
export interface KnownPersona {
  readonly id: string;
  readonly text: string;
  readonly prefix: string;
}

/** The personas that a flow may name, by id. */
export type PersonaBook = ReadonlyMap<string, KnownPersona>;

/** What steps are made with. */
export interface Compiling {
  readonly band: Band;
  readonly personas: PersonaBook;
  /** What the person who starts the run said; Liquid in the input of code steps is about it. */
  readonly scope: {
    readonly input: JsonObject;
    readonly band: Band;
    readonly fast: boolean;
  };
  readonly complain: Complain;
  /** Whether the input of code steps is to be taken as it is. */
  readonly isFilled: boolean;
  /** Whether the flow has a step of this id in this band. */
  readonly has: (step: string) => boolean;
}
