import { SEVERITIES } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { CheckMark } from "./check-mark.tsx";
import { checkedOf, CHECKED_ORDER, countBy } from "./finding-order.ts";
import type { ShownFinding } from "./read-finding.ts";
import { SeverityMark } from "./severity-mark.tsx";
import type { FindingView } from "./use-finding-view.ts";

/** Chooses which findings are shown, with how many there are of each. */
export function FindingFilters({
  findings,
  view: { filter, toggle },
}: {
  readonly findings: readonly ShownFinding[];
  readonly view: FindingView;
}): ReactNode {
  const severities = countBy(findings, SEVERITIES, ({ finding }) => finding.severity);
  const checks = countBy(findings, CHECKED_ORDER, checkedOf);
  return (
    <fieldset
      aria-label="Which findings"
      className="mb-2 print:hidden flex flex-wrap gap-1.5 text-xs"
    >
      {severities.map(([severity, count]) => (
        <Chip
          key={severity}
          count={count}
          isOn={filter.severities.has(severity)}
          onToggle={() => toggle("severity", severity)}
        >
          <SeverityMark severity={severity} />
        </Chip>
      ))}
      <span aria-hidden="true" className="mx-1 w-px self-stretch bg-line" />
      {checks.map(([checked, count]) => (
        <Chip
          key={checked}
          count={count}
          isOn={filter.checked.has(checked)}
          onToggle={() => toggle("checked", checked)}
        >
          <CheckMark checked={checked} />
        </Chip>
      ))}
    </fieldset>
  );
}

function Chip({
  count,
  isOn,
  onToggle,
  children,
}: {
  readonly count: number;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onToggle}
      className="inline-flex h-6 items-center gap-1.5 rounded-full border border-line px-2 hover:bg-raised aria-pressed:border-accent aria-pressed:bg-raised coarse:h-11 coarse:px-3"
    >
      {children}
      <span className="text-text-2 tabular-nums">{count}</span>
    </button>
  );
}
