import type { ReactNode } from "react";
import { StatusChip } from "../../../../parts/status-chip.tsx";
import { Ago } from "../../../../parts/time.tsx";
import { type ObservedRun, openWheel } from "../observed-run.ts";

/** How an observed run stands: silent ones say since when, and one that waits says for what. */
export function ObservedStatus({ run, observed }: ObservedRun): ReactNode {
  if (observed.stale)
    return (
      <StatusChip status="stale">
        <span>
          stale · last event <Ago at={observed.last_event_at} />
        </span>
      </StatusChip>
    );
  const wheel = openWheel({ run, observed });
  if (wheel === null) return <StatusChip status={run.status} />;
  return (
    <StatusChip status={wheel.holder === null ? "stuck" : "waiting"}>
      {wheel.holder === null ? "waiting for a person" : "a person has the wheel"}
    </StatusChip>
  );
}

/** The same in words for those who hear it, without a clock. */
export function statusWords({ run, observed }: ObservedRun): string {
  if (observed.stale) return "stale";
  const wheel = openWheel({ run, observed });
  const phase = observed.phase === null ? "" : `, ${observed.phase}`;
  if (wheel === null) return `${run.status}${phase}`;
  return wheel.holder === null
    ? `asks a person to take the wheel${phase}`
    : `${wheel.holder} has the wheel${phase}`;
}
