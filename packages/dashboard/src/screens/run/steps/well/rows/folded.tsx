import { oneLine } from "@wheelhouse/core";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { plainWords } from "../../../../../text/plain-words.ts";

/** Something that is one line until a person wants more of it. */
export function Folded({
  label,
  peek,
  begins = false,
  isDimmed = false,
  children,
}: {
  readonly label: string;
  /** Its beginning, for the line. */
  readonly peek?: string | undefined;
  /** Whether it is open at first. */
  readonly begins?: boolean;
  readonly isDimmed?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const [isOpen, setOpen] = useState(begins);
  return (
    <div className={`my-0.5 ${isDimmed ? "text-text-2" : ""}`}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-ml-1.5 flex min-h-6.5 w-full min-w-0 items-center gap-1 rounded-chip px-1.5 text-left text-xs text-text-2 hover:bg-raised hover:text-text coarse:min-h-11"
      >
        <ChevronRight
          className={`size-3 shrink-0 transition-transform ${isOpen ? "rotate-90" : ""}`}
          aria-hidden="true"
        />
        <span className="shrink-0 font-medium">{label}</span>
        {isOpen || peek === undefined ? null : (
          <span className="min-w-0 truncate text-text-3" dir="auto">
            {oneLine(plainWords(peek.slice(0, 400)))}
          </span>
        )}
      </button>
      {isOpen ? <div className="mt-1 border-l border-line pl-3">{children}</div> : null}
    </div>
  );
}
