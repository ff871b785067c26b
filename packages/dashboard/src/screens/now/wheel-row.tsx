import { oneLine, type RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ExtMark } from "../../parts/ext-mark.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { Ago } from "../../parts/time.tsx";
import { nameOf } from "../../shell/active-pill.tsx";

/** A run whose harness has given the wheel away or wants to: what is blocked, and why. It is answered there, not here. */
export function WheelRow({ run }: { readonly run: RunListItem }): ReactNode {
  const { observed } = run;
  const wheel = observed?.wheel ?? null;
  if (observed === null || wheel === null) return null;
  const { holder, item, reason, since, taken_at: taken } = wheel;
  return (
    <Link
      to="/runs/$run"
      params={{ run: run.id }}
      className="flex min-w-0 flex-col gap-1 rounded-card border border-line bg-surface px-3 py-2.5 hover:bg-raised"
    >
      <span className="flex min-w-0 items-center gap-2 max-sm:flex-wrap">
        <StatusChip status={holder === null ? "stuck" : "waiting"}>
          {holder === null ? "wheel asked for" : <bdi>{oneLine(holder, 40)} has the wheel</bdi>}
        </StatusChip>
        <span
          className="min-w-0 truncate font-medium max-sm:order-last max-sm:w-full max-sm:whitespace-normal"
          dir="auto"
        >
          {nameOf(run)}
        </span>
        <ExtMark source={observed.source_name} />
        <span className="max-w-40 min-w-0 shrink-[1000] truncate text-xs text-text-3 max-sm:hidden">
          {observed.source_name}
        </span>
        <span className="ml-auto shrink-0 text-xs text-text-3">
          <Ago at={holder === null ? since : taken} />
        </span>
      </span>
      <span className="line-clamp-2 text-text-2" dir="auto">
        {item === null ? null : <span className="font-medium text-text">{item}</span>}
        {item === null || reason === null ? null : ": "}
        {reason ?? (item === null ? "It says neither what is blocked nor why." : " is blocked.")}
      </span>
    </Link>
  );
}
