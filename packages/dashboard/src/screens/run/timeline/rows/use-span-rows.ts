import type { Span } from "@wheelhouse/core";
import { useMemo, useState } from "react";
import type { Spans } from "../../../../trace/use-spans.ts";
import { createSpanBlocks, type SpanRows } from "./span-rows.ts";

/** The rows of a timeline, and which steps are closed. */
export interface ShownRows {
  readonly rows: SpanRows;
  readonly closed: ReadonlySet<number>;
  readonly toggle: (step: number) => void;
  /** Opens every step around a span. */
  readonly reveal: (span: number) => void;
}

/** The rows of now: those whose name, kind or status has some words in it, or all. */
export function useSpanRows({ feed, version }: Spans, words: string): ShownRows {
  const { log } = feed;
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  // One for each log: places of another log mean other spans.
  const blocks = useMemo(() => ({ log, made: createSpanBlocks() }), [log]).made;
  const rows = useMemo(
    () => {
      blocks.take(log.spans);
      return blocks.rows({ closed, wants: words === "" ? undefined : wantsOf(words) });
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the log changes in place; the version says when
    [blocks, log, version, closed, words],
  );
  return {
    rows,
    closed,
    toggle: (step) =>
      setClosed((before) => {
        const next = new Set(before);
        if (!next.delete(step)) next.add(step);
        return next;
      }),
    reveal(span) {
      const around = new Set<number>();
      for (
        let place = log.spans[span]?.parent ?? -1;
        place >= 0;
        place = log.spans[place]?.parent ?? -1
      )
        around.add(place);
      if ([...around].some((place) => closed.has(place)))
        setClosed(new Set([...closed].filter((place) => !around.has(place))));
    },
  };
}

function wantsOf(words: string): (span: Span) => boolean {
  const wanted = words.toLowerCase();
  return ({ name, kind, status }) =>
    status.startsWith(wanted) || kind === wanted || name.toLowerCase().includes(wanted);
}
