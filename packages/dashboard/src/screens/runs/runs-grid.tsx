import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo } from "react";
import { useNow } from "../../live/server-clock.ts";
import { useCssSize } from "../../windows/use-css-size.ts";
import { useFixedWindow } from "../../windows/use-fixed-window.ts";
import { rowsOf, type RunsRow } from "./rows-of.ts";
import { COLUMNS, RunCard, RunRow, type RunRowProps } from "./run-row.tsx";
import type { RunsCursor } from "./use-runs-cursor.ts";

/** Height of a card, in pixels. */
const CARD_PX = 92;
/** When so few rows are left below, older ones are fetched. */
const EARLY = 20;

const ROW = { role: "row" } as const;
const HEADER = { role: "columnheader" } as const;
const HEADING = { role: "gridcell" } as const;

/** Runs as a table, or as cards where there is no room for one; only what is seen is drawn. */
export function RunsGrid({
  cursor,
  isCards,
  isWhole,
  onEnd,
  onMenu,
}: {
  readonly cursor: RunsCursor;
  readonly isCards: boolean;
  /** Whether all runs are loaded. */
  readonly isWhole: boolean;
  readonly onEnd: () => void;
  readonly onMenu: (id: string, anchor: HTMLElement) => void;
}): ReactNode {
  const { runs, at, selected, select } = cursor;
  const today = Math.floor(useNow() / 3_600_000) * 3_600_000;
  const rows = useMemo(() => {
    const all = rowsOf(runs, today);
    // Cards are high, and each says when it was.
    return isCards ? all.filter(({ kind }) => kind === "run") : all;
  }, [runs, today, isCards]);
  const rowPx = useCssSize("--row");
  const rowHeight = isCards ? CARD_PX : rowPx;
  const { ref, height, offset, start, end, show } = useFixedWindow({
    rows: rows.length,
    rowHeight,
  });
  const name = useId();
  const place = rows.findIndex(({ key }) => key === at);
  useEffect(() => {
    if (place < 0) return undefined;
    show(place, "nearest");
    // The heading covers a row's height of the view, which the window knows nothing of.
    const frame = requestAnimationFrame(() =>
      document
        .querySelector(`#${CSS.escape(`${name}-${place}`)}`)
        ?.scrollIntoView({ block: "nearest" }),
    );
    return () => cancelAnimationFrame(frame);
    // A run that moves in the list does not take the view with it: only a cursor that was moved does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [at, show, name]);
  useEffect(() => {
    if (rows.length > 0 && end >= rows.length - EARLY) onEnd();
  }, [end, rows.length, onEnd]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const isHere = event.target === event.currentTarget;
    if (!isHere || !cursor.press(event.key)) return;
    event.preventDefault();
  };
  // A list of rows that keys go through; the rows themselves take no focus.
  const grid = {
    role: "grid",
    tabIndex: 0,
    "aria-activedescendant": place < 0 ? undefined : `${name}-${place}`,
    onKeyDown,
  } as const;
  return (
    <div
      ref={ref}
      {...grid}
      aria-label="Runs"
      aria-rowcount={isWhole ? rows.length + 1 : -1}
      aria-multiselectable="true"
      className="@container min-h-0 flex-1 overflow-y-auto overscroll-contain outline-offset-[-2px]"
    >
      {isCards ? null : <Head />}
      <div className="relative" style={{ height }} role="presentation">
        <div style={{ transform: `translateY(${offset}px)` }} role="presentation">
          {rows.slice(start, end).map((row, index) => (
            <div
              key={row.key}
              {...ROW}
              id={`${name}-${start + index}`}
              aria-rowindex={start + index + 2}
              aria-selected={row.kind === "run" ? selected.has(row.key) : undefined}
              data-at={row.key === at ? "" : undefined}
              style={{ height: rowHeight }}
              className={`group relative scroll-mt-7 px-4 ${classOf(row, isCards)}`}
            >
              <Row
                row={row}
                isCards={isCards}
                isAt={row.key === at}
                isSelected={selected.has(row.key)}
                onSelect={select}
                onMenu={onMenu}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function classOf(row: RunsRow, isCards: boolean): string {
  if (row.kind === "day") return "flex items-end pb-1 text-xs font-medium text-text-2";
  return `border-b border-line hover:bg-surface data-[at]:bg-raised aria-selected:bg-accent/10 ${isCards ? "" : COLUMNS}`;
}

function Row({
  row,
  isCards,
  ...rest
}: Omit<RunRowProps, "run"> & {
  readonly row: RunsRow;
  readonly isCards: boolean;
}): ReactNode {
  if (row.kind === "day") return <span {...HEADING}>{row.label}</span>;
  return isCards ? <RunCard run={row.run} {...rest} /> : <RunRow run={row.run} {...rest} />;
}

/** Names of the columns, with the classes that they share with the cells. */
const NAMES: readonly (readonly [name: string, className: string])[] = [
  ["Selected", "*:sr-only"],
  ["Status", ""],
  ["Run", ""],
  ["Project", "@max-[56rem]:hidden"],
  ["Band", "@max-[74rem]:hidden"],
  ["Steps", ""],
  ["Took", "text-right"],
  ["Tokens", "text-right @max-[56rem]:hidden"],
  ["Cost", "text-right @max-[74rem]:hidden"],
  ["Agent", "@max-[74rem]:hidden"],
  ["Began", "text-right"],
  ["Actions", "*:sr-only"],
];

function Head(): ReactNode {
  return (
    <div
      {...ROW}
      className={`sticky top-0 z-20 h-7 border-b border-line bg-bg px-4 text-2xs font-medium text-text-3 ${COLUMNS}`}
    >
      {NAMES.map(([name, className]) => (
        <span key={name} {...HEADER} className={className}>
          <span>{name}</span>
        </span>
      ))}
    </div>
  );
}
