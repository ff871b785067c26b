import { type ReactNode, useId } from "react";

/** A part of what is told beside a run, under its name. */
export function Part({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly children: ReactNode;
}): ReactNode {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="flex min-w-0 flex-col gap-1.5">
      <h2 id={heading} className="text-xs font-medium text-text-2">
        {title}
        {count === undefined ? null : (
          <span className="ml-1.5 text-text-3 tabular-nums">{count.toLocaleString("en")}</span>
        )}
      </h2>
      {children}
    </section>
  );
}
