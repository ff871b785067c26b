import { type ReactNode, useMemo, useRef, useState } from "react";
import { nameOf } from "../../../shell/active-pill.tsx";
import { RunArtifacts } from "../artifacts/run-artifacts.tsx";
import { FindingSource, sourceOf } from "../findings/finding-source.ts";
import { usePeek } from "../peek/use-peek.ts";
import type { RunViewProps } from "../run-view.ts";
import { FindingsList } from "./findings-list.tsx";
import { readFinding } from "./read-finding.ts";
import { ReceiptSheet } from "./receipt-sheet.tsx";
import { ReportActions } from "./report-actions.tsx";
import { ReportBody, type WantedSection } from "./report-body.tsx";
import { ReportCause } from "./report-cause.tsx";
import { ReportLine } from "./report-line.tsx";
import { ReportOutline } from "./report-outline.tsx";
import { ReportPending } from "./report-pending.tsx";
import {
  type ReportHeading,
  splitReport,
  withoutChapter,
  withoutFrontMatter,
  withoutLastChapter,
  withoutTitle,
} from "./split-report.ts";
import { sinceOf } from "./since.ts";
import { SinceStrip } from "./since-strip.tsx";
import { useScrollSpy } from "./use-scroll-spy.ts";

/** What stands before the body in the outline: no section of it has this place. */
const FINDINGS: ReportHeading = { level: 2, text: "Findings", section: -1 };

/** What a run found, how sure it is of it, and how it came to know; or what it did instead of a report. */
export function ReportView({ state: { run } }: RunViewProps): ReactNode {
  return run.report === null ? <ReportPending run={run} /> : <Report run={run} text={run.report} />;
}

function Report({
  run,
  text,
}: {
  readonly run: RunViewProps["state"]["run"];
  readonly text: string;
}): ReactNode {
  const { open } = usePeek();
  const scroller = useRef<HTMLDivElement>(null);
  const article = useRef<HTMLElement>(null);
  const title = nameOf(run);
  const [wanted, setWanted] = useState<WantedSection>();
  const { sections, headings } = useMemo(() => {
    const whole = withoutTitle(withoutFrontMatter(text), title);
    // What was taken over stands in the header and at its steps, and what has changed above it as a strip.
    const own =
      run.forked_from === undefined ? whole : (withoutLastChapter(whole, "Taken over") ?? whole);
    const body = sinceOf(run) === undefined ? own : withoutChapter(own, "Since the last run");
    // The receipt stands beside it as a sheet.
    const rest = run.receipt === null ? undefined : withoutLastChapter(body, "Receipt");
    return splitReport(rest ?? body);
  }, [text, title, run]);
  const findings = useMemo(() => run.findings.map(readFinding), [run.findings]);
  const section = useScrollSpy(scroller, article);
  const outline = useMemo(
    () => (findings.length === 0 ? headings : [FINDINGS, ...headings]),
    [findings.length, headings],
  );
  const go = (place: number): void => {
    if (place === FINDINGS.section) document.querySelector("#findings")?.scrollIntoView();
    else setWanted({ section: place });
  };
  return (
    <div ref={scroller} tabIndex={-1} className="@container h-full overflow-y-auto outline-none">
      <div
        data-print
        className="mx-auto grid max-w-[90rem] grid-cols-1 print:block gap-x-8 px-4 py-4 @min-[60rem]:grid-cols-[13rem_minmax(0,47.5rem)] @min-[84rem]:grid-cols-[13rem_minmax(0,47.5rem)_minmax(18rem,1fr)] @min-[60rem]:justify-center"
      >
        <div className="sticky top-4 hidden h-[calc(100dvh-12rem)] @min-[60rem]:block print:hidden">
          <ReportOutline headings={outline} section={section} onGo={go} />
        </div>
        <article
          ref={article}
          aria-label="Report"
          className="mx-auto w-full max-w-[47.5rem] min-w-0 print:max-w-none"
        >
          <h1 className="hidden text-xl font-semibold print:block">{title}</h1>
          <div className="mb-3 flex items-center gap-3">
            <ReportLine run={run} />
            <ReportActions run={run} />
          </div>
          <ReportCause run={run} />
          <SinceStrip run={run} findings={findings} />
          <FindingSource value={sourceOf(run)}>
            {findings.length === 0 ? null : <FindingsList findings={findings} onPlace={open} />}
          </FindingSource>
          <div className={findings.length === 0 ? "" : "mt-8"}>
            <ReportBody sections={sections} wanted={wanted} onPlace={open} />
          </div>
          <RunArtifacts run={run} />
        </article>
        <div className="mx-auto mt-8 w-full max-w-[47.5rem] border-t border-line pt-4 @min-[60rem]:col-start-2 @min-[84rem]:col-start-3 @min-[84rem]:row-start-1 @min-[84rem]:mt-10 @min-[84rem]:border-t-0 @min-[84rem]:pt-0">
          <div className="@min-[84rem]:sticky @min-[84rem]:top-4">
            <ReceiptSheet run={run} />
          </div>
        </div>
      </div>
    </div>
  );
}
