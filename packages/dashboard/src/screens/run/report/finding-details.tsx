import type { ReactNode } from "react";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { Code } from "../../../text/code.tsx";
import { Markdown } from "../../../text/markdown.tsx";
import { MakeIssue } from "../findings/make-issue.tsx";
import { CitationLine } from "./citation-line.tsx";
import { findingMarkdown } from "./finding-markdown.ts";
import type { ShownFinding } from "./read-finding.ts";

/** Why a finding matters, what to do about it, where it stands and what became of it. */
export function FindingDetails({
  shown,
  isLookedAt = false,
  onPlace,
}: {
  readonly shown: ShownFinding;
  /** Whether it is the one that commands of the page are about. */
  readonly isLookedAt?: boolean;
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
      <p className="flex flex-wrap items-center gap-2 text-xs text-text-3">
        <span className="min-w-0 flex-1">{facts.join(" · ")}</span>
        <MakeIssue shown={shown} isCommand={isLookedAt} />
        <CopyButton label="Copy this finding as Markdown" text={() => findingMarkdown(shown)} />
      </p>
    </div>
  );
}
