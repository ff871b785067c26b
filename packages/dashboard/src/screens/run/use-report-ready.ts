import type { RunObject } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useToast } from "../../parts/toast.tsx";

const route = getRouteApi("/runs/$run");

/**
 * When the report of a run comes while a person watches: shows it to whoever followed the run, and tells those who look
 * at something of their own.
 */
export function useReportReady({
  id,
  report: written,
  observed,
}: Pick<RunObject, "id" | "report" | "observed">): void {
  // A run of another harness has none: what is told at its end is only what was seen.
  const report = observed === null ? written : null;
  const navigate = route.useNavigate();
  const toast = useToast();
  const { view, step } = route.useSearch();
  const before = useRef({ id, had: report !== null });
  const follows = (view === undefined || view === "steps") && step === undefined;
  useEffect(() => {
    const wasThere = before.current.id !== id || before.current.had;
    before.current = { id, had: report !== null };
    if (wasThere || report === null || view === "report") return;
    const open = (): void => void navigate({ search: (now) => ({ ...now, view: "report" }) });
    if (follows) open();
    else
      toast({
        tone: "completed",
        title: "The report is ready.",
        action: { label: "Open it", run: open },
      });
  }, [id, report, follows, view, navigate, toast]);
}
