import { oneLine } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago } from "../../parts/time.tsx";
import { plainWords } from "../../text/plain-words.ts";
import type { InboxRow } from "./inbox-rows.ts";
import {
  decisionText,
  PROPOSED_WORDS,
  RESULT_MARKS,
  RESULT_WORDS,
  SOURCE_WORDS,
} from "./inbox-words.ts";

/** One row: what happened, what came of it, who says so, and when. */
export function InboxItemRow({
  row: { item, alike, isOpen, isBelow },
  isAt,
  isPhone,
  onFold,
}: {
  readonly row: InboxRow;
  readonly isAt: boolean;
  readonly isPhone: boolean;
  /** Opens or closes those that are alike. */
  readonly onFold: () => void;
}): ReactNode {
  const { outcome, priority } = item;
  const decided = decisionText(item);
  return (
    <div
      data-at={isAt ? "" : undefined}
      className={`group relative flex h-full items-start gap-2.5 border-b border-line py-2 pr-3 hover:bg-surface data-[at]:bg-raised ${isBelow ? "pl-9" : "pl-4"}`}
    >
      <StatusMark
        status={RESULT_MARKS[outcome.result]}
        label={RESULT_WORDS[outcome.result]}
        className="mt-0.5"
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <p className="flex min-w-0 items-baseline gap-2">
          <PriorityMark priority={priority} />
          <Link
            from="/inbox"
            to="/inbox"
            search={(now) => ({ ...now, item: item.id })}
            replace={!isPhone}
            aria-current={isAt ? "true" : undefined}
            dir="auto"
            className={`min-w-0 flex-1 truncate after:absolute after:inset-0 ${priority === "low" ? "text-text-2" : "font-medium"}`}
          >
            {plainWords(oneLine(item.message, 300))}
          </Link>
          <span className="shrink-0 text-xs text-text-3">
            <Ago at={item.created_at} />
          </span>
        </p>
        <p className="flex min-w-0 items-center gap-1.5 text-xs text-text-2">
          <span className="truncate">
            {SOURCE_WORDS[item.source_type]} · <bdi>{plainWords(oneLine(item.source_id, 80))}</bdi>
            {decided === undefined ? "" : ` · ${decided}`}
            {outcome.proposed === null
              ? ""
              : ` · proposed: ${PROPOSED_WORDS[outcome.proposed.decision]}`}
            {item.status === "claimed" ? " · being looked at" : ""}
          </span>
          {alike > 1 ? (
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={onFold}
              className="relative z-10 -my-1 ml-auto flex h-6 shrink-0 items-center gap-0.5 rounded-chip px-1.5 font-medium text-text-2 hover:bg-raised hover:text-text group-data-[at]:hover:bg-bg coarse:h-9"
            >
              <ChevronRight className={`size-3 ${isOpen ? "rotate-90" : ""}`} aria-hidden="true" />
              {alike} alike
            </button>
          ) : null}
        </p>
      </div>
    </div>
  );
}

/** Marks what matters more than usual. */
export function PriorityMark({ priority }: Pick<InboxRow["item"], "priority">): ReactNode {
  if (priority !== "critical") return null;
  return (
    <span className="shrink-0 rounded-chip px-1 text-2xs font-semibold chip-failed">
      <span aria-hidden="true">!!</span>
      <span className="sr-only">critical</span>
    </span>
  );
}
