import { type ReactNode, useEffect, useRef } from "react";
import { MiddleCut } from "../../../../parts/middle-cut.tsx";
import { useCssSize } from "../../../../windows/use-css-size.ts";
import { useFixedWindow } from "../../../../windows/use-fixed-window.ts";
import type { ChangedFile } from "../changed-file.ts";
import { ChangeFlags } from "./change-flags.tsx";
import { LineCounts } from "./line-counts.tsx";
import { shownPath } from "./shown-path.ts";

const LETTERS = { added: "A", modified: "M", deleted: "D", renamed: "R" } as const;
const TONES = {
  added: "text-completed",
  modified: "text-text-2",
  deleted: "text-failed",
  renamed: "text-running",
} as const;

/** The files that were changed; those with something to look at say so below their path. */
export function FileList({
  files,
  at,
  onPick,
}: {
  readonly files: readonly ChangedFile[];
  /** The file that is looked at. */
  readonly at: number;
  readonly onPick: (file: number) => void;
}): ReactNode {
  const rowHeight = useCssSize("--row") * 1.375;
  const { ref, height, offset, start, end, show } = useFixedWindow({
    rows: files.length,
    rowHeight,
  });
  const last = useRef(at);
  useEffect(() => {
    if (at !== last.current && at >= 0) show(at, "nearest");
    last.current = at;
  }, [at, show]);
  return (
    <div ref={ref} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div style={{ height }}>
        <ul aria-label="Changed files" style={{ transform: `translateY(${offset}px)` }}>
          {files.slice(start, end).map(({ told }, index) => (
            <li key={told.path} style={{ height: rowHeight }}>
              <FileButton
                told={told}
                isAt={start + index === at}
                onPick={() => onPick(start + index)}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function FileButton({
  told: { path, from, status, added, removed, binary, flags },
  isAt,
  onPick,
}: {
  readonly told: ChangedFile["told"];
  readonly isAt: boolean;
  readonly onPick: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      aria-current={isAt ? "true" : undefined}
      onClick={onPick}
      title={from === null ? path : `${from} → ${path}`}
      className="flex h-full w-full flex-col justify-center gap-0.5 px-3 text-left outline-offset-[-2px] hover:bg-raised aria-[current=true]:bg-raised aria-[current=true]:shadow-[inset_2px_0_0_var(--accent)]"
    >
      <span className="flex w-full min-w-0 items-center gap-2">
        <span aria-hidden="true" className={`font-mono text-2xs font-medium ${TONES[status]}`}>
          {LETTERS[status]}
        </span>
        <span className="sr-only">{status} </span>
        <MiddleCut path={shownPath(path)} className="flex-1" />
        {binary ? (
          <span className="text-2xs text-text-2">binary</span>
        ) : (
          <LineCounts added={added} removed={removed} className="text-2xs" />
        )}
      </span>
      {flags.length === 0 ? null : (
        <span className="flex w-full gap-1.5 overflow-hidden pl-4.5">
          <ChangeFlags flags={flags} />
        </span>
      )}
    </button>
  );
}
