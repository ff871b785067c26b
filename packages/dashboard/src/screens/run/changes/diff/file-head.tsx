import { ChevronRight } from "lucide-react";
import { memo, type ReactNode } from "react";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { MiddleCut } from "../../../../parts/middle-cut.tsx";
import type { ChangedFile } from "../changed-file.ts";
import { ChangeFlags } from "../files/change-flags.tsx";
import { LineCounts } from "../files/line-counts.tsx";
import { shownPath } from "../files/shown-path.ts";

/** The head of a file in a diff: its path, what became of it, and whether its lines are shown. */
export const FileHead = memo(function FileHead({
  told: { path, status, added, removed, binary, flags },
  isClosed,
  isAt,
  onToggle,
}: {
  readonly told: ChangedFile["told"];
  readonly isClosed: boolean;
  /** Whether a person looks at it. */
  readonly isAt: boolean;
  readonly onToggle: (path: string) => void;
}): ReactNode {
  return (
    <div
      className={`flex h-full items-center gap-2 border-y border-line bg-surface pr-2 font-sans text-sm ${isAt ? "shadow-[inset_2px_0_0_var(--accent)]" : ""}`}
    >
      <button
        type="button"
        aria-expanded={!isClosed}
        onClick={() => onToggle(path)}
        className="flex h-full min-w-0 flex-1 items-center gap-1.5 pl-2.5 text-left outline-offset-[-2px] hover:bg-raised"
      >
        <ChevronRight
          className={`size-3.5 shrink-0 text-text-3 transition-transform ${isClosed ? "" : "rotate-90"}`}
          aria-hidden="true"
        />
        <MiddleCut path={shownPath(path)} className="font-medium" />
        {status === "modified" ? null : (
          <span className="shrink-0 text-xs text-text-2">{status}</span>
        )}
        <span className="flex min-w-0 gap-1.5 overflow-hidden max-sm:hidden">
          <ChangeFlags flags={flags} />
        </span>
      </button>
      {binary ? (
        <span className="text-xs text-text-2">binary</span>
      ) : (
        <LineCounts added={added} removed={removed} className="text-xs" />
      )}
      <CopyButton label={`Copy the path ${path}`} text={path} />
    </div>
  );
});
