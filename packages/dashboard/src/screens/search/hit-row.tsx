import type { SearchHit } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { MessageSquareText, type LucideIcon, TextQuote, Wrench } from "lucide-react";
import type { ReactNode } from "react";
import { Ago } from "../../parts/time.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { markedParts } from "./marked-parts.ts";

const ROLES: Readonly<
  Record<SearchHit["role"], { readonly icon: LucideIcon; readonly word: string }>
> = {
  prompt: { icon: TextQuote, word: "asked" },
  text: { icon: MessageSquareText, word: "said" },
  tool: { icon: Wrench, word: "tool" },
};

/** A turn in which something was found. What was said in it is shown as text, whatever it is. */
export function HitRow({ hit }: { readonly hit: SearchHit }): ReactNode {
  const { run, seq, at, role, title, source, snippet, marks } = hit;
  const { icon: Icon, word } = ROLES[role];
  return (
    <li className="relative flex gap-3 border-line px-3 py-2.5 not-first:border-t hover:bg-raised">
      <span className="flex w-14 shrink-0 items-center gap-1.5 self-start text-xs text-text-2 max-sm:w-4">
        <Icon className="size-3.5 shrink-0 text-text-3" aria-hidden="true" />
        <span className="max-sm:sr-only">{word}</span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2 text-xs text-text-3">
          <Link
            to="/runs/$run"
            params={{ run }}
            search={{ view: "events", seq }}
            data-row
            className="min-w-0 truncate font-medium text-text after:absolute after:inset-0"
          >
            <bdi>{withVisibleControls(title ?? run)}</bdi>
          </Link>
          <span className="shrink-0">{source}</span>
          <span className="ml-auto shrink-0">
            <Ago at={at} />
          </span>
        </p>
        <p dir="auto" className="line-clamp-3 text-text-2">
          {markedParts(snippet, marks).map(({ from, text, isMarked }) =>
            isMarked ? (
              <mark key={from} className="rounded-chip bg-waiting/20 px-0.5 font-medium text-text">
                {withVisibleControls(text)}
              </mark>
            ) : (
              <span key={from}>{withVisibleControls(text)}</span>
            ),
          )}
        </p>
      </div>
    </li>
  );
}
