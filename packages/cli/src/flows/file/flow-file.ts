import type { Band, FlowContext, JsonObject, PlanInput, Tab } from "@wheelhouse/core";
import type { z } from "zod";
import type { FlowProblem } from "../flow-problem.ts";
import type { InputForm } from "../form/flow-form.ts";

/** What a flow file says of itself, defaults filled in. */
export interface FlowHead {
  readonly name: string;
  readonly title: string;
  readonly tab: Tab;
  readonly answers: string;
  readonly description: string | undefined;
  readonly inputs: readonly InputForm[];
  readonly bands: readonly Band[];
}

/** A flow file that was read and checked. */
export interface FlowFile {
  readonly head: FlowHead;
  /** Validates the input; its messages are shown to the person who typed it. */
  readonly input: z.ZodType<JsonObject>;
  /** The plan of every band that it may be run in, made with nothing but defaults; for whoever wants to know what it does. */
  readonly plans: ReadonlyMap<Band, PlanInput>;
  /** Makes a plan. Throws `flow.invalid` or `flow.input`. */
  readonly plan: (context: FlowContext) => Promise<PlanInput>;
}

/** What came of reading a flow file: the flow, or what is wrong with it; its head as far as it could be read. */
export type ReadFlow =
  | { readonly ok: true; readonly flow: FlowFile }
  | {
      readonly ok: false;
      readonly problems: readonly FlowProblem[];
      readonly head?: Pick<FlowHead, "title" | "tab" | "answers"> | undefined;
    };
