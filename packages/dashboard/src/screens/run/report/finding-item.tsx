import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { Code } from "../../../text/code.tsx";
import { Markdown } from "../../../text/markdown.tsx";
import { CheckMark } from "./check-mark.tsx";
import { CitationLine } from "./citation-line.tsx";
import { findingMarkdown } from "./finding-markdown.ts";
import { checkedOf } from "./finding-order.ts";
import { InlineWords } from "./inline-words.tsx";
import type { ShownFinding } from "./read-finding.ts";
import { SeverityMark } from "./severity-mark.tsx";

/** A finding: a line that says what was found, and on demand why it matters and where it stands. */
export function FindingItem({
  shown,
  isOpen,
  onToggle,
  onPlace,
}: {
  readonly shown: ShownFinding;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onPlace: (address: string) => void;
}): ReactNode {
  const { finding, name } = shown;
  const [citation] = finding.citations;
  const more = finding.citations.length - 1;
  const id = useId();
  return (
    <li className="border-t border-line first:border-t-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
        className="grid w-full grid-cols-[1rem_5.25rem_1fr] items-baseline gap-x-2 px-3 py-2 text-left hover:bg-raised max-sm:grid-cols-[1rem_1fr] coarse:py-3"
      >
        <ChevronRight
          className={`mt-[3px] size-3.5 self-start text-text-3 ${isOpen ? "rotate-90" : ""}`}
          aria-hidden="true"
        />
        <span className="text-xs">
          <SeverityMark severity={finding.severity} />
        </span>
        <span className="min-w-0 max-sm:col-span-2 max-sm:col-start-1 max-sm:pl-6">
          <span className="mr-1 font-mono text-xs text-text-3">{name}</span>{" "}
          <InlineWords text={finding.claim} />
        </span>
      </button>
      <div className="flex flex-wrap items-center gap-x-3 pr-3 pb-2 pl-[calc(1rem+5.25rem+1.75rem)] text-xs max-sm:pl-9">
        {citation === undefined ? (
          <CheckMark checked={checkedOf(shown)} />
        ) : (
          <CitationLine citation={citation} />
        )}
        {more > 0 && !isOpen ? <span className="text-text-3">and {more} more</span> : null}
      </div>
      <div id={id} hidden={!isOpen} className="pr-3 pb-3 pl-9">
        {isOpen ? <Details shown={shown} onPlace={onPlace} /> : null}
      </div>
    </li>
  );
}

function Details({
  shown,
  onPlace,
}: {
  readonly shown: ShownFinding;
  readonly onPlace: (address: string) => void;
}): ReactNode {
  const { finding, claimed, also, marks, standing } = shown;
  const facts = [
    finding.step,
    finding.topic,
    finding.trust === "codebase" ? undefined : `evidence: ${finding.trust}`,
    claimed === undefined ? undefined : `its author said ${claimed}`,
    standing === undefined || standing === "stands" ? undefined : standing,
    ...also.map((each) => `also ${each}`),
  ].filter((fact) => fact !== undefined);
  return (
    <div className="flex flex-col gap-2 border-l-2 border-line pl-3">
      {finding.why.trim() === "" ? null : <Markdown text={finding.why} onLink={onPlace} />}
      {finding.fix === undefined ? null : (
        <Markdown text={`**What to do:** ${finding.fix}`} onLink={onPlace} />
      )}
      <ul className="flex flex-col gap-2">
        {finding.citations.map((citation, index) => (
          // The same place may be cited twice.
          <li key={`${index}`} className="min-w-0">
            <CitationLine citation={citation} />
            <div className="mt-1 max-h-72 overflow-auto rounded-card border border-line bg-surface px-2 py-1">
              <Code text={citation.quote} lang={citation.path} firstLine={citation.lines[0]} />
            </div>
          </li>
        ))}
      </ul>
      {marks.length === 0 ? null : (
        <ul className="list-disc pl-5 text-text-2">
          {marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
      )}
      <p className="flex items-center gap-2 text-xs text-text-3">
        <span className="min-w-0 flex-1">{facts.join(" · ")}</span>
        <CopyButton label="Copy this finding as Markdown" text={() => findingMarkdown(shown)} />
      </p>
    </div>
  );
}
