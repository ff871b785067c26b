import type { Span } from "@wheelhouse/core";
import {
  Bot,
  ChevronDown,
  ChevronRight,
  Code,
  Diamond,
  Hand,
  Hourglass,
  type LucideIcon,
  Minus,
  Sparkles,
  Wrench,
} from "lucide-react";
import { type KeyboardEvent, type ReactNode, useContext } from "react";
import { StatusMark } from "../../../../parts/status-mark.tsx";
import { RunWords } from "../../run-words.ts";
import { type BarScale, SpanBar } from "./span-bar.tsx";
import { shapeOf } from "./span-tone.ts";
import { spanWords } from "./span-words.ts";

/** What kind of thing went on; a step has the sign of its being open instead. */
const ICONS: Readonly<Record<Exclude<Span["kind"], "step">, LucideIcon>> = {
  attempt: Diamond,
  code: Code,
  tool: Wrench,
  request: Hand,
  queue: Hourglass,
  parked: Hourglass,
  agent: Bot,
  model: Sparkles,
  span: Minus,
};

/** One row: the name of a span in the gutter, and its bar. */
export function SpanRow({
  span,
  place,
  row,
  rows,
  depth,
  inside,
  isClosed,
  isChosen,
  isDim,
  hasTab,
  waits,
  scale,
  start,
  top,
  height,
  onKeyDown,
}: {
  readonly span: Span;
  readonly place: number;
  readonly row: number;
  readonly rows: number;
  readonly depth: number;
  /** Rows in it. */
  readonly inside: number;
  readonly isClosed: boolean;
  readonly isChosen: boolean;
  /** Something else is of interest. */
  readonly isDim: boolean;
  readonly hasTab: boolean;
  readonly waits: readonly Span[];
  readonly scale: BarScale;
  /** When the run began. */
  readonly start: number;
  /** Pixels, as the height. */
  readonly top: number;
  readonly height: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}): ReactNode {
  const words = useContext(RunWords);
  const Icon = span.kind === "step" ? (isClosed ? ChevronRight : ChevronDown) : ICONS[span.kind];
  const canOpen = span.kind === "step" && inside > 0;
  return (
    <li
      aria-setsize={rows}
      aria-posinset={row + 1}
      data-place={place}
      className={`absolute inset-x-0 top-0 flex ${isChosen ? "bg-raised shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-surface"}`}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <span className="flex w-(--gutter) shrink-0 items-center gap-1.5 overflow-hidden border-r pr-2 text-xs">
        <span
          data-toggle={canOpen || undefined}
          className={`relative z-10 flex h-full w-6 shrink-0 items-center justify-center text-text-3 ${canOpen ? "cursor-pointer hover:text-text coarse:w-11" : ""}`}
          style={{ marginLeft: depth * 12 }}
        >
          {span.kind === "step" && !canOpen ? null : (
            <Icon className="size-3.5" aria-hidden="true" />
          )}
        </span>
        <StatusMark status={shapeOf(span.status)} className="size-3.5" />
        <button
          type="button"
          tabIndex={hasTab ? 0 : -1}
          aria-expanded={canOpen ? !isClosed : undefined}
          aria-current={isChosen ? true : undefined}
          title={span.name}
          onKeyDown={onKeyDown}
          className={`min-w-0 flex-1 truncate text-left after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent ${span.kind === "step" ? "font-medium" : "text-text-2"}`}
        >
          <bdi>{span.kind === "attempt" && span.name === "author" ? words.attempt : span.name}</bdi>
          <span className="sr-only">, {spanWords(span, start, scale.now, inside)}</span>
        </button>
        {isClosed && inside > 0 ? <span className="text-2xs text-text-3">{inside}</span> : null}
      </span>
      <span className="relative min-w-0 flex-1 overflow-hidden">
        <SpanBar span={span} waits={waits} scale={scale} isDim={isDim} />
      </span>
    </li>
  );
}
