import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { Button } from "../../parts/button.tsx";
import { RowsSkeleton } from "../../parts/rows-skeleton.tsx";
import { FailedPage } from "../../shell/failed-page.tsx";
import { comparisonQuery, lastBeforeQuery } from "./compare-query.ts";
import { ComparedFindings } from "./compared-findings.tsx";
import { ComparedRuns } from "./compared-runs.tsx";
import { ComparedSteps } from "./compared-steps.tsx";

const route = getRouteApi("/compare");

/** Two runs side by side: what they took, how their steps went, and which findings came and went. */
export function ComparePage(): ReactNode {
  const { a, b, only } = route.useSearch();
  const navigate = route.useNavigate();
  const last = useQuery(lastBeforeQuery(a === undefined ? b : undefined));
  const before = a ?? last.data ?? undefined;
  const { data, error, refetch } = useQuery(comparisonQuery(before, b));
  const isOnly = only === "changes";
  // A link that is copied shows the same two runs, whatever has run meanwhile.
  useEffect(() => {
    if (a === undefined && before !== undefined)
      void navigate({ search: (now) => ({ ...now, a: before }), replace: true });
  }, [a, before, navigate]);
  const swap = (): void =>
    void navigate({ search: (now) => ({ ...now, a: b, b: before }), replace: true });
  const toggleOnly = (): void =>
    void navigate({
      search: (now) => ({ ...now, only: isOnly ? undefined : "changes" }),
      replace: true,
      resetScroll: false,
    });
  useCommands(
    data === undefined
      ? []
      : [
          { id: "compare.swap", title: "Swap the two runs", group: "Page", keys: "s", run: swap },
          {
            id: "compare.only",
            title: isOnly ? "Show all steps" : "Show only steps that differ",
            group: "Page",
            keys: "d",
            run: toggleOnly,
          },
        ],
  );
  const failure = error ?? last.error;
  if (failure)
    return (
      <FailedPage
        error={failure}
        reset={() => void (error === null ? last.refetch() : refetch())}
      />
    );
  if (b === undefined || (a === undefined && last.data === null))
    return <NothingToCompare run={b} />;
  return (
    <div className="h-full overflow-y-auto">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2">
        <h1 className="text-lg font-semibold">Compare two runs</h1>
        <Button className="ml-auto" keys="s" disabled={data === undefined} onClick={swap}>
          <ArrowLeftRight className="size-3.5" aria-hidden="true" />
          Swap
        </Button>
      </header>
      {data === undefined ? (
        <div className="p-4">
          <RowsSkeleton rows={6} />
        </div>
      ) : (
        <div className="mx-auto flex max-w-6xl flex-col gap-8 px-4 py-4">
          <ComparedRuns before={data.before} after={data.after} />
          <ComparedFindings comparison={data} />
          <ComparedSteps comparison={data} isOnly={isOnly} onOnly={toggleOnly} />
        </div>
      )}
    </div>
  );
}

function NothingToCompare({ run }: { readonly run: string | undefined }): ReactNode {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-20 text-center">
      <h1 className="text-xl font-semibold">Nothing to compare with</h1>
      <p className="max-w-[60ch] text-text-2">
        {run === undefined
          ? "Select two runs in the list, then press Compare."
          : `There is no completed run of the same flow over the same project before run ${run}. Select any two runs in the list instead.`}
      </p>
      <Link to="/runs" className="text-accent underline">
        Go to the runs
      </Link>
    </div>
  );
}
