import type { RunListItem, ShownStatus } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ExtMark } from "../parts/ext-mark.tsx";
import { StatusMark } from "../parts/status-mark.tsx";
import { Elapsed } from "../parts/time.tsx";
import { endedAt } from "../screens/run/observed/ended-at.ts";
import { useAttention } from "./attention.ts";
import { isWheelAsked } from "./needs-of.ts";
import { wheelWords } from "./wheel-words.ts";

/** What runs, in the banner of every page: a step away, whatever one is doing. Absent while nothing is open. */
export function ActivePill(): ReactNode {
  const { open, running, requests, needs, foremost } = useAttention();
  if (foremost === undefined) return needs.length > 0 ? <NeedsYou count={needs.length} /> : null;
  const { observed } = foremost;
  const wheel = wheelWords(foremost);
  const isWanted = isWheelAsked(foremost);
  const isAsking = wheel !== undefined || requests.some(({ run }) => run === foremost.id);
  const status = isWanted ? "stuck" : isAsking ? "waiting" : statusOf(foremost);
  const tone = isWanted
    ? "border-stuck/60 text-stuck"
    : isAsking
      ? "border-waiting/60 text-waiting"
      : "border-control/50";
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Link
        to="/runs/$run"
        params={{ run: foremost.id }}
        className={`flex h-7 min-w-0 items-center gap-1.5 rounded-full border px-2.5 hover:bg-raised coarse:h-10 ${tone}`}
      >
        <StatusMark status={status} />
        <span className="max-w-80 truncate max-sm:sr-only">
          {running.length > 1 ? `${running.length} running · ` : ""}
          {nameOf(foremost)}
        </span>
        {observed === null ? (
          <span className="whitespace-nowrap text-text-2 max-sm:hidden">
            {foremost.steps.completed}/{foremost.steps.total}
          </span>
        ) : (
          <>
            <ExtMark source={observed.source_name} />
            <span
              className={`max-w-48 truncate max-sm:hidden ${wheel === undefined ? "text-text-2" : ""}`}
            >
              {wheel === undefined ? observed.phase : <bdi>{wheel}</bdi>}
            </span>
          </>
        )}
        <span
          className={`text-text-2 ${observed === null && needs.length === 0 ? "" : "max-[24rem]:hidden"}`}
        >
          <Elapsed from={foremost.started_at} to={endedAt(foremost)} />
        </span>
      </Link>
      {needs.length > 0 ? <NeedsYou count={needs.length} /> : null}
      {/* What is said aloud: a change of status, never a clock. */}
      <output className="sr-only">
        {`${nameOf(foremost)} ${wheel ?? statusOf(foremost)}, ${open.length} open`}
      </output>
    </div>
  );
}

function NeedsYou({ count }: { readonly count: number }): ReactNode {
  return (
    <Link
      to="/"
      hash="needs-you"
      className="chip-waiting flex h-7 items-center gap-1.5 rounded-full px-2.5 font-medium whitespace-nowrap coarse:h-10"
    >
      <StatusMark status="waiting" />
      {count}
      <span className="max-md:sr-only">{count === 1 ? "needs you" : "need you"}</span>
    </Link>
  );
}

/** What a run is called where there is little room. */
export function nameOf({ title, flow, id }: Pick<RunListItem, "title" | "flow" | "id">): string {
  return title ?? flow ?? id;
}

/** The status of a run as it is shown: one of another harness that fell silent is stale. */
export function statusOf({
  status,
  observed,
}: Pick<RunListItem, "status" | "observed">): ShownStatus | "stale" {
  return observed?.stale === true && status === "interrupted" ? "stale" : status;
}
