import { oneLine, type RequestObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";

const CLOCK = new Intl.DateTimeFormat(undefined, {
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** A request that a person put off: a line, until its time has come. */
export function RequestLater({
  request: { text, step },
  until,
  onShow,
}: {
  readonly request: RequestObject;
  readonly until: number;
  readonly onShow: () => void;
}): ReactNode {
  return (
    <section
      aria-label={`Question of ${step}, put off`}
      className="flex items-center gap-2 rounded-card border border-line bg-surface px-3 py-1"
    >
      <StatusMark status="waiting" />
      <p className="min-w-0 flex-1 truncate text-text-2">
        Put off until {CLOCK.format(until)}, {step} waits: {oneLine(text, 200)}
      </p>
      <Button kind="quiet" onClick={onShow}>
        Show now
      </Button>
    </section>
  );
}
