import type { AnsweredAsk, RunState } from "@wheelhouse/core";

/** What a step has asked in its run, with what was answered, the oldest first. Pure. */
export function answeredAsks({ answers }: RunState, step: string): readonly AnsweredAsk[] {
  return [...answers.values()].flatMap(({ asked }) => (asked?.step === step ? [asked] : []));
}
