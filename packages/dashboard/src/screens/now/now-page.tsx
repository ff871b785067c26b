import type { RunListItem } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { latestRunsQuery, useAttention } from "../../shell/attention.ts";
import { seen } from "../../shell/seen.ts";
import { Composer } from "../composer/composer.tsx";
import { ActiveRow } from "./active-row.tsx";
import { InboxLine } from "./inbox-line.tsx";
import { NeedsYou } from "./needs-you.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { Section } from "./section.tsx";
import { SilentRuns } from "./silent-runs.tsx";
import { SinceYouLeft } from "./since-you-left.tsx";
import { WantsAction } from "./wants/wants-action.tsx";

/** So many open runs are shown; the list of runs has them all. */
const MOST = 8;

/** Now: a box to type in, what needs a person, what works, what ended, and which repositories want a hand. */
export function NowPage(): ReactNode {
  const { data: runs } = useQuery(latestRunsQuery);
  const { needs, open, unseen } = useAttention();
  const { until } = seen.use();
  const needing = new Set(needs.flatMap(({ kind, run }) => (kind === "request" ? [] : [run.id])));
  const active = open
    .filter(({ id }) => !needing.has(id))
    .toSorted((a, b) => standing(a) - standing(b));
  return (
    <div className="mx-auto grid max-w-6xl gap-x-8 gap-y-6 p-4 md:p-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <h1 className="sr-only">Now</h1>
      <div className="flex min-w-0 flex-col gap-6 lg:col-span-2">
        <Composer place="now" />
        <InboxLine />
      </div>
      {runs?.length === 0 ? (
        <div className="lg:col-span-2">
          <NothingYet />
        </div>
      ) : (
        <>
          {needs.length === 0 ? null : <NeedsYou needs={needs} />}
          <div
            className={`flex min-w-0 flex-col gap-6 empty:hidden ${needs.length === 0 ? "lg:col-span-2" : ""}`}
          >
            <Active runs={active} />
            <SinceYouLeft unseen={unseen} since={until} />
          </div>
        </>
      )}
      <div className="min-w-0 lg:col-span-2">
        <WantsAction />
      </div>
    </div>
  );
}

function Active({ runs }: { readonly runs: readonly RunListItem[] }): ReactNode {
  if (runs.length === 0) return null;
  const working = runs.filter(({ observed }) => observed?.stale !== true);
  const silent = runs.filter(({ observed }) => observed?.stale === true);
  return (
    <Section title="Active" count={working.length === 0 ? undefined : working.length}>
      <ul className="flex flex-col gap-2">
        {working.slice(0, MOST).map((run) => (
          <li key={run.id}>
            <ActiveRow run={run} />
          </li>
        ))}
        {silent.length === 0 ? null : (
          <li>
            <SilentRuns runs={silent} />
          </li>
        )}
      </ul>
    </Section>
  );
}

/** What works comes before what waits: that has its place in front. */
function standing({ status }: RunListItem): number {
  return status === "running" || status === "queued" ? 0 : 1;
}
