import type { ReactNode } from "react";
import { SeverityMark } from "../report/severity-mark.tsx";
import { FindingDetails } from "../report/finding-details.tsx";
import { InlineWords } from "../report/inline-words.tsx";
import { placeAddress } from "../peek/place.ts";
import { usePeek } from "../peek/use-peek.ts";
import type { RunViewProps } from "../run-view.ts";
import { standingOf } from "./chosen-findings.ts";
import { FindingSource, sourceOf } from "./finding-source.ts";
import { FindingRows } from "./finding-rows.tsx";
import { FindingsToolbar } from "./findings-toolbar.tsx";
import { useFindingList } from "./use-finding-list.ts";

/** All that a run found as a list to go through, and beside it the one that is looked at, whole. */
export function FindingsView({ state: { run } }: RunViewProps): ReactNode {
  const list = useFindingList(run.findings);
  const peek = usePeek();
  const { shown, at } = list;
  const chosen = shown[at];
  const open = (place: number): void => {
    const [citation] = shown[place]?.finding.citations ?? [];
    if (citation) peek.open(placeAddress(citation.path, citation.lines), citation.quote);
  };
  if (run.findings.length === 0)
    return (
      <p className="p-6 text-text-2">
        {run.status === "completed"
          ? "This run found nothing."
          : "Nothing was reported so far: findings come with the report."}
      </p>
    );
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <FindingsToolbar list={list} />
      {chosen === undefined ? (
        <p className="p-6 text-text-2">None of the {list.all.length} findings is like that.</p>
      ) : (
        <div className="flex min-h-0 flex-1 @max-[52rem]:flex-col">
          <div className="flex min-h-0 flex-col border-line @max-[52rem]:h-1/2 @max-[52rem]:border-b @min-[52rem]:w-[26rem] @min-[52rem]:border-r">
            <FindingRows list={list} onOpen={open} />
          </div>
          <article
            aria-label="The finding"
            // What scrolls can be reached by keys.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            className="min-h-0 min-w-0 flex-1 overflow-y-auto p-4 outline-offset-[-2px]"
          >
            <div className="max-w-[47.5rem]">
              <p className="mb-1 flex flex-wrap items-center gap-x-3 text-xs">
                <span className="font-mono text-text-3">{chosen.name}</span>
                <SeverityMark severity={chosen.finding.severity} />
                <span className="text-text-2">{chosen.who}</span>
                <span className="text-text-2">{standingOf(chosen)}</span>
              </p>
              <h2 className="mb-3 text-lg font-semibold [overflow-wrap:anywhere]">
                <InlineWords text={chosen.finding.claim} />
              </h2>
              <FindingSource value={sourceOf(run)}>
                <FindingDetails
                  // Another finding has another issue.
                  key={chosen.key}
                  shown={chosen}
                  isLookedAt
                  onPlace={peek.open}
                />
              </FindingSource>
            </div>
          </article>
        </div>
      )}
    </div>
  );
}
