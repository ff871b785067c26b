import { ArrowDown, ArrowUp, UnfoldVertical } from "lucide-react";
import type { ReactNode } from "react";
import type { DiffRow } from "./diff-rows.ts";
import { type GapPart, OPEN_STEP } from "./use-opened-lines.ts";

/** Lines that did not change and are not shown, and the buttons that open some of them or all. */
export function GapRow({
  row: { gap, place, section, canOpen },
  isAt,
  onOpen,
}: {
  readonly row: Extract<DiffRow, { kind: "gap" }>;
  /** Whether a person is at the hunk below it. */
  readonly isAt: boolean;
  readonly onOpen: (part: GapPart) => void;
}): ReactNode {
  const lines = gap.to === undefined ? undefined : gap.to - gap.from + 1;
  const isShort = lines !== undefined && lines <= OPEN_STEP;
  return (
    <div
      className={`flex h-full items-center gap-3 bg-raised/60 px-3 font-sans text-xs leading-[var(--diff-row)] text-text-3 ${isAt ? "shadow-[inset_2px_0_0_var(--accent)]" : ""}`}
    >
      <span className="shrink-0">{gapWords(lines)}</span>
      {canOpen && lines !== 0 ? (
        <span className="flex h-full shrink-0 items-center gap-1">
          {isShort || place === "above all" ? null : (
            <OpenButton
              label={`Show the next ${OPEN_STEP} of them`}
              onClick={() => onOpen("first")}
            >
              <ArrowDown className="size-3.5" aria-hidden="true" />
              {OPEN_STEP}
            </OpenButton>
          )}
          {isShort || place === "below all" ? null : (
            <OpenButton label={`Show the last ${OPEN_STEP} of them`} onClick={() => onOpen("last")}>
              <ArrowUp className="size-3.5" aria-hidden="true" />
              {OPEN_STEP}
            </OpenButton>
          )}
          <OpenButton label="Show all of them" onClick={() => onOpen("all")}>
            <UnfoldVertical className="size-3.5" aria-hidden="true" />
            all
          </OpenButton>
        </span>
      ) : null}
      <bdi className="min-w-0 truncate font-mono">{section}</bdi>
    </div>
  );
}

function OpenButton({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="inline-flex h-full min-w-9 items-center justify-center gap-0.5 rounded-chip px-1.5 text-accent outline-offset-[-2px] hover:bg-raised coarse:min-w-14"
    >
      {children}
    </button>
  );
}

function gapWords(lines: number | undefined): string {
  if (lines === undefined) return "⋯ unchanged lines";
  if (lines === 0) return "⋯";
  return `⋯ ${lines.toLocaleString("en")} unchanged ${lines === 1 ? "line" : "lines"}`;
}
