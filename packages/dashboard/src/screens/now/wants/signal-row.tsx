import type { SignalObject } from "@wheelhouse/core";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { plainWords } from "../../../text/plain-words.ts";
import { SignalDetail } from "./signal-detail.tsx";
import { SignalMark } from "./signal-mark.tsx";

/** A signal as a terse line, which opens to what it is about. */
export function SignalRow({
  signal,
  isOpen: isOpenAtFirst = false,
  isInProject = false,
}: {
  readonly signal: SignalObject;
  readonly isOpen?: boolean;
  /** It stands on the page of its project. */
  readonly isInProject?: boolean;
}): ReactNode {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <>
      <button
        type="button"
        data-row
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-7 w-full min-w-0 items-center gap-2 rounded-card px-1.5 text-left hover:bg-raised coarse:min-h-11"
      >
        <SignalMark signal={signal.signal} />
        <span className="min-w-0 flex-1 truncate" dir="auto">
          {plainWords(signal.line)}
        </span>
        <ChevronRight
          className={`size-3.5 shrink-0 text-text-3 ${isOpen ? "rotate-90" : ""}`}
          aria-hidden="true"
        />
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <SignalDetail signal={signal} isInProject={isInProject} /> : null}
      </div>
    </>
  );
}
