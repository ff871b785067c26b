import type { WorkId } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";

/** One setting of the work on issues: what it means, what it is set with, and whether that is your word. */
export function SettingBlock({
  id,
  title,
  detail,
  problem,
  isSaid,
  refused,
  onTakeBack,
  children,
}: {
  readonly id: WorkId;
  readonly title: string;
  readonly detail: ReactNode;
  readonly problem: string | undefined;
  /** Whether a person has said it; else it is as it comes. */
  readonly isSaid: boolean;
  readonly refused: string | undefined;
  readonly onTakeBack: (id: WorkId) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <fieldset className="flex min-w-0 flex-col gap-2 border-line px-3 py-3 not-first:border-t">
      <legend className="sr-only">{title}</legend>
      <div className="flex min-w-0 flex-wrap items-start gap-x-3">
        <div className="min-w-0 flex-1">
          <p aria-hidden="true" className="font-medium">
            {title}
          </p>
          <p className="text-text-2">{detail}</p>
        </div>
        {isSaid ? (
          <Button
            kind="quiet"
            refused={refused}
            onClick={() => onTakeBack(id)}
            aria-label={`Take back: ${title}`}
          >
            Take back
          </Button>
        ) : (
          <span className="text-xs text-text-3">as it comes</span>
        )}
      </div>
      {children}
      {problem === undefined ? null : (
        <p role="alert" className="text-failed">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
