import { type RunCounts, SHOWN_STATUSES, type ShownStatus } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";

/** Statuses in the order in which one asks for them. */
const ORDER: readonly ShownStatus[] = [
  "waiting",
  "running",
  "queued",
  "paused",
  "interrupted",
  "failed",
  "completed",
  "cancelled",
];

/** Chooses runs by status, with how many there are now. A status that no run has is absent. */
export function StatusChips({
  status,
  counts,
}: {
  readonly status: ShownStatus | undefined;
  readonly counts: RunCounts | undefined;
}): ReactNode {
  const shown = ORDER.filter(
    (each) =>
      SHOWN_STATUSES.includes(each) && (each === status || (counts?.by_status[each] ?? 0) > 0),
  );
  return (
    <nav aria-label="Runs by status" className="flex min-w-0 gap-1.5 overflow-x-auto p-1 -m-1">
      <Chip status={undefined} isOn={status === undefined} count={counts?.total} />
      {shown.map((each) => (
        <Chip key={each} status={each} isOn={each === status} count={counts?.by_status[each]} />
      ))}
    </nav>
  );
}

function Chip({
  status,
  isOn,
  count,
}: {
  readonly status: ShownStatus | undefined;
  readonly isOn: boolean;
  readonly count: number | undefined;
}): ReactNode {
  return (
    <Link
      to="/runs"
      // A second press of what is chosen takes it away.
      search={(now) => ({ ...now, status: isOn ? undefined : status })}
      aria-current={isOn ? "true" : undefined}
      className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border border-line px-2.5 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-raised coarse:h-11 coarse:px-3.5"
    >
      {status === undefined ? null : <StatusMark status={status} className="size-3.5" />}
      {status === undefined ? "All" : status}
      {count === undefined ? null : (
        <span className="text-text-2 tabular-nums">{count.toLocaleString()}</span>
      )}
    </Link>
  );
}
