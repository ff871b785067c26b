import type { NoticeObject, PlanObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Notice } from "../../parts/notice.tsx";

/** What stands in the way of a run, and what should be known before it. */
export function Preflight({
  plan,
  isPlaced,
}: {
  readonly plan: PlanObject;
  /** Whether a notice stands at the input that it is about already. */
  readonly isPlaced: (notice: NoticeObject) => boolean;
}): ReactNode {
  const problems = plan.problems.filter((each) => !isPlaced(each));
  const warnings = plan.warnings.filter((each) => !isPlaced(each));
  if (problems.length + warnings.length === 0) return null;
  return (
    <output aria-label="Before the start" className="flex flex-col gap-1.5 text-sm">
      {problems.map((notice) => (
        <Notice key={`${notice.code}${notice.detail}`} kind="problem" notice={notice} />
      ))}
      {warnings.map((notice) => (
        <Notice key={`${notice.code}${notice.detail}`} kind="warning" notice={notice} />
      ))}
    </output>
  );
}
