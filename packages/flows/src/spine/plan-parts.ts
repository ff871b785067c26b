import type { Band } from "@wheelhouse/core";
import type { FlowInput } from "./input-spec.ts";
import type { SpineConfig } from "./spine-config.ts";

/** What the steps of one plan are made from. */
export interface PlanParts {
  readonly config: SpineConfig;
  readonly band: Band;
  readonly fast: boolean;
  readonly input: FlowInput;
}

/** Ids of the steps that later ones go by, since bands differ in how many waves there are. */
export interface Joints {
  /** The last fold. */
  readonly fold: string;
  /** The step whose entries the rules have gone over. */
  readonly rules: string;
}
