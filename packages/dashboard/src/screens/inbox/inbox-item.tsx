import { type InboxObject, isWheelhouseError } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { StatusChip } from "../../parts/status-chip.tsx";
import { Ago } from "../../parts/time.tsx";
import { wordsOf } from "../../queries/words-of.ts";
import { plainWords } from "../../text/plain-words.ts";
import { ItemActions } from "./item-actions.tsx";
import { ItemOutcome } from "./item-outcome.tsx";
import { ItemProposal } from "./item-proposal.tsx";
import { ItemReason } from "./item-reason.tsx";
import { PriorityMark } from "./inbox-item-row.tsx";
import {
  type Decision,
  isOpenItem,
  RESULT_MARKS,
  RESULT_WORDS,
  SOURCE_WORDS,
} from "./inbox-words.ts";
import type { DecisionOf, ItemActs } from "./use-item-acts.ts";

/** One item: what happened, why it is here, and what can be decided. */
export function InboxItem({
  id,
  item,
  alike,
  error,
  acts,
  onDecide,
  isPhone,
}: {
  readonly id: string;
  /** Undefined while it is asked, or when there is none. */
  readonly item: InboxObject | undefined;
  /** About how many items one decision is, this one included. */
  readonly alike: number;
  readonly error: unknown;
  readonly acts: ItemActs;
  readonly onDecide: (item: InboxObject, decision: Decision, more?: DecisionOf) => void;
  readonly isPhone: boolean;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const hasItem = item !== undefined;
  useEffect(() => {
    // On a phone it is another page.
    if (isPhone && hasItem) heading.current?.focus();
  }, [isPhone, hasItem]);
  return (
    <article aria-label="Item" className="flex flex-col gap-5 p-4 md:p-6">
      {isPhone ? (
        <Link
          from="/inbox"
          to="/inbox"
          search={(now) => ({ ...now, item: undefined })}
          className="-m-2 flex h-11 items-center gap-1 self-start p-2 text-accent"
        >
          <ChevronLeft className="size-5" aria-hidden="true" />
          Inbox
        </Link>
      ) : null}
      {item === undefined ? (
        error ? (
          <NoItem id={id} error={error} />
        ) : null
      ) : (
        <>
          <header className="flex flex-col gap-2">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-text-2">
              <StatusChip status={RESULT_MARKS[item.outcome.result]}>
                {RESULT_WORDS[item.outcome.result]}
              </StatusChip>
              <PriorityMark priority={item.priority} />
              <span>
                {SOURCE_WORDS[item.source_type]} ·{" "}
                <bdi className="[overflow-wrap:anywhere]">{plainWords(item.source_id)}</bdi>
              </span>
              <span aria-hidden="true">·</span>
              <Ago at={item.created_at} />
            </p>
            <h2
              ref={heading}
              tabIndex={-1}
              dir="auto"
              className="max-w-prose text-lg font-semibold whitespace-pre-wrap outline-none [overflow-wrap:anywhere]"
            >
              {plainWords(item.message)}
            </h2>
          </header>
          <Meanwhile item={item} isOurs={acts.isOurs(id)} />
          <ItemProposal item={item} />
          <ItemActions item={item} alike={alike} acts={acts} onDecide={onDecide} />
          <ItemReason item={item} />
          <ItemOutcome item={item} />
        </>
      )}
    </article>
  );
}

/** Says that somebody else has decided while it was looked at. */
function Meanwhile({
  item,
  isOurs,
}: {
  readonly item: InboxObject;
  readonly isOurs: boolean;
}): ReactNode {
  const [wasOpen] = useState(() => isOpenItem(item));
  const isNews = wasOpen && !isOpenItem(item) && !isOurs;
  return (
    <output className={isNews ? "rounded-card px-3 py-2 chip-running" : "sr-only"}>
      {isNews ? "It was decided meanwhile; see below by whom." : ""}
    </output>
  );
}

function NoItem({ id, error }: { readonly id: string; readonly error: unknown }): ReactNode {
  const isUnknown = isWheelhouseError(error) && error.code === "inbox.unknown";
  const { title, text } = wordsOf(error);
  return (
    <div role="alert" className="flex max-w-md flex-col gap-2">
      <h2 className="text-lg font-semibold [overflow-wrap:anywhere]">
        {isUnknown ? `There is no item ${plainWords(id.slice(0, 100))}` : title}
      </h2>
      <p className="text-text-2">
        {isUnknown ? "Its address may be cut short, or of another data directory." : text}
      </p>
      <Link to="/inbox" className="text-accent underline">
        The whole inbox
      </Link>
    </div>
  );
}
