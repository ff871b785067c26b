import "./timeline.css";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { wordsOf } from "../../../queries/words-of.ts";
import { useSpans } from "../../../trace/use-spans.ts";
import { useCssSize } from "../../../windows/use-css-size.ts";
import { useFixedWindow } from "../../../windows/use-fixed-window.ts";
import { useWidth } from "../../../windows/use-width.ts";
import { endedAt } from "../observed/ended-at.ts";
import type { RunViewProps } from "../run-view.ts";
import { IdleBands } from "./bars/idle-bands.tsx";
import { Ruler } from "./bars/ruler.tsx";
import { Minimap } from "./minimap/minimap.tsx";
import { SpanPanel } from "./panel/span-panel.tsx";
import { criticalPath } from "./path/critical-path.ts";
import { stepOfSpan } from "./rows/chosen-span.ts";
import { isError } from "./rows/next-error.ts";
import { useSpanRows } from "./rows/use-span-rows.ts";
import { ticksOf } from "./scale/ticks.ts";
import { useTimeAxis } from "./scale/use-time-axis.ts";
import { TimelineRows } from "./timeline-rows.tsx";
import { TimelineToolbar } from "./timeline-toolbar.tsx";
import { useBodyGestures } from "./use-body-gestures.ts";
import { useRunTime } from "./use-run-time.ts";
import { useTimelineActions } from "./use-timeline-actions.ts";

/** Pixels between two ticks of the ruler, at least. */
const TICK_PX = 96;

/** What went on when in a run: steps, attempts and calls as bars over time. */
export function TimelineView({ state: { run } }: RunViewProps): ReactNode {
  const spans = useSpans(run.id);
  const { feed, version } = spans;
  const all = feed.log.spans;
  const now = useRunTime(endedAt(run));
  const begin = Date.parse(run.started_at ?? run.created_at ?? "") || now;
  const time = useTimeAxis(spans, begin, now);
  const { axis, view, start } = time;
  const [words, setWords] = useState("");
  const shown = useSpanRows(spans, words);
  const rowHeight = useCssSize("--bar-row");
  const window = useFixedWindow({ rows: shown.rows.count, rowHeight });
  const [measure, width] = useWidth();
  const [gutter, gutterWidth] = useWidth();
  const [isPathShown, setPathShown] = useState(false);
  const path = useMemo(
    () => (isPathShown ? criticalPath(run.steps, all, now) : undefined),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the log changes in place; the version says when
    [isPathShown, run.steps, all, version, now],
  );
  const errors = useMemo(
    () => all.reduce((sum, span) => sum + (isError(span) ? 1 : 0), 0),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as above
    [all, version],
  );
  const actions = useTimelineActions({ spans: all, shown, time, window, now });
  const { chosen } = actions;
  const body = useBodyGestures(actions.gestures, { left: gutterWidth, width });
  const span = all[chosen];

  if (feed.density === undefined && feed.error !== undefined)
    return (
      <div className="p-6" role="alert">
        <p>{wordsOf(feed.error).title}</p>
        <p className="text-text-2">{wordsOf(feed.error).text}</p>
        <Button className="mt-3" onClick={() => feed.load()}>
          Try again
        </Button>
      </div>
    );
  if (feed.density !== undefined && all.length === 0)
    return <p className="p-6 text-text-2">Nothing has begun yet. Steps appear here as they do.</p>;
  const ticks = ticksOf(axis, view, start, Math.max(1, width / TICK_PX));
  const scale = {
    x: (at: number) => ((axis.place(at) - view.from) / (view.to - view.from)) * width,
    width,
    now,
  };
  return (
    <div className="flex h-full min-h-0 flex-col [--gutter:9.5rem] md:[--gutter:19rem]">
      <TimelineToolbar
        words={words}
        onWords={setWords}
        errors={errors}
        hasGaps={time.hasGaps}
        isFolded={time.isFolded}
        onFold={() => time.setFolded(!time.isFolded)}
        isPathShown={isPathShown}
        onPath={() => setPathShown(!isPathShown)}
        actions={actions}
      />
      <div className="flex min-h-0 flex-1 max-lg:flex-col">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Ruler
            ticks={ticks}
            view={view}
            width={width}
            label={`${shown.rows.count.toLocaleString("en")} spans`}
          />
          <div ref={body} className="relative min-h-0 flex-1">
            <div ref={gutter} aria-hidden="true" className="absolute h-0 w-(--gutter)" />
            <IdleBands axis={axis} view={view} ticks={ticks} width={width} />
            <TimelineRows
              spans={all}
              shown={shown}
              window={window}
              rowHeight={rowHeight}
              chosen={chosen}
              path={path}
              scale={scale}
              start={start}
              measure={measure}
              onMove={actions.move}
            />
          </div>
          <Minimap feed={feed} time={time} />
        </div>
        {span === undefined ? null : (
          <SpanPanel
            run={run.id}
            span={span}
            step={stepOfSpan(all, chosen)}
            start={start}
            now={now}
            onFit={() => actions.gestures.onFit(chosen)}
            onClose={actions.close}
          />
        )}
      </div>
    </div>
  );
}
