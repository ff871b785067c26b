import type { ReactNode } from "react";
import { oneLine } from "@wheelhouse/core";
import { CheckMark } from "../report/check-mark.tsx";
import { checkedOf } from "../report/finding-order.ts";
import { InlineWords } from "../report/inline-words.tsx";
import type { ShownFinding } from "../report/read-finding.ts";
import { SeverityMark } from "../report/severity-mark.tsx";

/** Height of a row, in pixels: what was found, and below it how bad, by whom and where. */
export const FINDING_ROW_PX = 52;

/** A finding in the list; the whole of it stands beside the list. */
export function FindingRow({
  id,
  shown,
  isAt,
  place,
  onPick,
}: {
  readonly id: string;
  readonly shown: ShownFinding;
  readonly isAt: boolean;
  /** Its place among all that are shown, from 1, and how many these are. */
  readonly place: readonly [number, number];
  readonly onPick: () => void;
}): ReactNode {
  const { finding, name, who, group } = shown;
  const [citation] = finding.citations;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and the keys
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a row of a list that is drawn in parts
      role="option"
      aria-selected={isAt}
      aria-posinset={place[0]}
      aria-setsize={place[1]}
      onClick={onPick}
      style={{ height: FINDING_ROW_PX }}
      className={`flex cursor-pointer flex-col justify-center gap-0.5 border-b border-line px-3 hover:bg-raised aria-selected:bg-raised aria-selected:shadow-[inset_2px_0_0_var(--color-accent)] ${group === "counted" ? "" : "text-text-2"}`}
    >
      <span className="truncate">
        <span className="font-mono text-xs text-text-3">{name}</span>{" "}
        <InlineWords text={oneLine(finding.claim)} />
      </span>
      <span className="flex min-w-0 items-center gap-2.5 text-xs">
        <SeverityMark severity={finding.severity} />
        <CheckMark checked={checkedOf(shown)} />
        <span className="min-w-0 truncate text-text-3">
          {[citation && `${citation.path}:${citation.lines[0]}`, who].filter(Boolean).join(" · ")}
        </span>
      </span>
    </div>
  );
}
