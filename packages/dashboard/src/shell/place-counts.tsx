import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { inboxCountsQuery } from "../queries/inbox.ts";
import { doctorQuery } from "../queries/setup.ts";
import { readinessOf } from "../screens/setup/readiness.ts";
import { useAttention } from "./attention.ts";
import { useIsLater } from "./use-is-later.ts";

/** So long after its start the page asks how the machine is, in milliseconds: the checks take a process of their own. */
const FIRST_MS = 5_000;

/** More than this is not told to the last one: it would not fit. */
const MOST_TOLD = 999;

/** How much there is at a place; `!` where something is missing. */
export function useCounts(): Readonly<Record<string, number | "!">> {
  const { needs, open } = useAttention();
  const { data: inbox } = useQuery(inboxCountsQuery);
  const { data: checks = [] } = useQuery({ ...doctorQuery, enabled: useIsLater(FIRST_MS) });
  const { failing } = readinessOf(checks);
  return {
    "/": needs.length,
    "/runs": open.length,
    "/inbox": (inbox?.counts.pending ?? 0) + (inbox?.counts.claimed ?? 0),
    "/setup": failing > 0 ? "!" : 0,
  };
}

/** The count of a place; absent where there is nothing. */
export function Count({ of = 0 }: { readonly of: number | "!" | undefined }): ReactNode {
  if (of === 0) return null;
  return (
    <span
      className={`rounded-full px-1.5 text-2xs font-medium max-lg:bg-transparent max-lg:px-0 group-data-narrow/side:bg-transparent group-data-narrow/side:px-0 ${of === "!" ? "chip-waiting" : "bg-raised text-text-2"}`}
    >
      {of === "!" || of <= MOST_TOLD ? of : `${MOST_TOLD}+`}
      {of === "!" ? <span className="sr-only">something is missing</span> : null}
    </span>
  );
}
