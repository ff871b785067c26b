import type { ReportModel } from "./report-model.ts";

/** Whether every agent of the run was one that calls no model. */
export function withoutModel({ facts }: Pick<ReportModel, "facts">): boolean {
  return facts.agents.length > 0 && facts.agents.every(({ modelFree }) => modelFree);
}

/** What an agent without a model writes where only a model could say something. */
const NEEDS_MODEL = /^needs a model\b[^\n]*$/i;

/** Whether a text says nothing but that it needs a model. */
export const onlyNeedsModel = (text: string): boolean => NEEDS_MODEL.test(text.trim());

/** Whether a value of an item says that only a model could give it. */
export const lacksModel = (value: string): boolean =>
  onlyNeedsModel(value) || /\(needs a model\)$/i.test(value.trim());
