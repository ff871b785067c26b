import { type KeyboardEvent, type ReactNode, useEffect, useId } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { useFixedWindow } from "../../../windows/use-fixed-window.ts";
import { FINDING_ROW_PX, FindingRow } from "./finding-row.tsx";
import type { FindingList } from "./use-finding-list.ts";

/** The findings that are asked for; only those in sight are drawn. */
export function FindingRows({
  list: { shown, at, look },
  onOpen,
}: {
  readonly list: FindingList;
  /** Opens the place that a finding cites. */
  readonly onOpen: (place: number) => void;
}): ReactNode {
  const name = useId();
  const { ref, height, offset, start, end, show, viewRows } = useFixedWindow({
    rows: shown.length,
    rowHeight: FINDING_ROW_PX,
    first: Math.max(0, at),
  });
  useEffect(() => {
    if (at >= 0) show(at, "nearest");
  }, [at, show]);
  const go = (to: number): void => {
    if (shown.length > 0) look(Math.max(0, Math.min(shown.length - 1, to)));
  };
  useCommands([
    command("findings.next", "Next finding", "j", () => go(at + 1)),
    command("findings.previous", "Finding before it", "k", () => go(at - 1)),
    command("findings.open", "Open the place that it cites", "o", () => onOpen(at)),
  ]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + viewRows,
      PageUp: at - viewRows,
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    if (to !== undefined) go(to);
    else if (event.key === "Enter") onOpen(at);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- select shows no more than words
    <div
      ref={ref}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
      role="listbox"
      tabIndex={0}
      aria-label="Findings"
      aria-activedescendant={at < 0 ? undefined : `${name}-${at}`}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain outline-offset-[-2px]"
    >
      <div role="presentation" style={{ height }}>
        <div role="presentation" style={{ transform: `translateY(${offset}px)` }}>
          {shown.slice(start, end).map((each, index) => (
            <FindingRow
              key={each.key}
              id={`${name}-${start + index}`}
              shown={each}
              isAt={start + index === at}
              place={[start + index + 1, shown.length]}
              onPick={() => look(start + index)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function command(id: string, title: string, keys: string, run: () => void) {
  return { id, title, group: "List", keys, isHidden: true, run } as const;
}
