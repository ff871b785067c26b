import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { CheckMark } from "./check-mark.tsx";
import { CitationLine } from "./citation-line.tsx";
import { FindingDetails } from "./finding-details.tsx";
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
        {isOpen ? <FindingDetails shown={shown} onPlace={onPlace} /> : null}
      </div>
    </li>
  );
}
