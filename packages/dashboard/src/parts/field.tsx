import { type ReactNode, useId } from "react";

/** Classes of whatever a person writes or chooses in. */
export const FIELD =
  "w-full min-w-0 rounded-card border border-control bg-bg px-2 text-sm text-text placeholder:text-text-3 disabled:opacity-60 coarse:text-lg";

/** A label above a control, and a line below it that says more. */
export function Field({
  label,
  note,
  children,
}: {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  /** Draws the control with the names that label and note refer to. */
  readonly children: (names: {
    readonly id: string;
    readonly "aria-describedby"?: string;
  }) => ReactNode;
}): ReactNode {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = note !== undefined && note !== null && note !== "";
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-text-2">
        {label}
      </label>
      {children({ id, ...(hasNote && { "aria-describedby": noteId }) })}
      {hasNote ? (
        <p id={noteId} className="text-xs text-text-3">
          {note}
        </p>
      ) : null}
    </div>
  );
}
