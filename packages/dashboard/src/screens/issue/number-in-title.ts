import type { RunListItem } from "@wheelhouse/core";

/** The flow that solves issues. */
const SOLVES = "solve-issue";

/** The number of the issue that the title of a run says that it solves; undefined for runs of other flows. */
export function numberInTitle({
  flow,
  title,
  project,
}: Pick<RunListItem, "flow" | "title" | "project">): number | undefined {
  const [, number] = /^#([1-9]\d{0,8})(?: |$)/.exec(title ?? "") ?? [];
  return flow === SOLVES && project !== null && number !== undefined ? Number(number) : undefined;
}
