import { BAND_WORDS } from "@wheelhouse/core";
import { z } from "zod";
import { stored } from "../../stored/stored.ts";
import type { GivenInputs } from "./start-of.ts";

const keptSchema = z.object({
  band: z.enum(BAND_WORDS).optional(),
  fast: z.boolean().optional(),
  input: z.record(z.string(), z.union([z.string(), z.boolean()])),
});
/** What a person chose for a flow at last. */
export type KeptInputs = z.infer<typeof keptSchema>;

/** So many flows are remembered; the oldest go first. */
const KEPT = 60;
/** Longer words are a text that was pasted: it is no choice for the next time, in characters. */
const A_CHOICE = 300;

/** The last choices by flow. */
export const keptInputs = stored("launch-flows", z.record(z.string(), keptSchema), {});

/** Keeps what a person gives to a flow by name, so that it is there when the flow is chosen again. */
export function keepInputs(flow: string, input: GivenInputs): void {
  keep(flow, { ...keptInputs.get()[flow], input: { ...input } });
}

/** Keeps what a flow was started with, without what was pasted. */
export function keepStarted(flow: string, kept: KeptInputs): void {
  const short = Object.entries(kept.input).filter(
    ([, value]) => typeof value === "boolean" || value.length <= A_CHOICE,
  );
  keep(flow, { ...kept, input: Object.fromEntries(short) });
}

function keep(flow: string, kept: KeptInputs): void {
  const others = Object.entries(keptInputs.get()).filter(([key]) => key !== flow);
  keptInputs.set(Object.fromEntries([...others, [flow, kept] as const].slice(-KEPT)));
}
