import { type ReactNode, useId } from "react";

/** A part of the first page, with how many things are in it. */
export function Section({
  id,
  title,
  count,
  aside,
  children,
}: {
  readonly id?: string;
  readonly title: string;
  readonly count?: number | undefined;
  /** What can be done with all of it. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const heading = useId();
  return (
    <section id={id} aria-labelledby={heading} className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-7 items-center gap-2">
        <h2 id={heading} className="font-semibold">
          {title}
          {count === undefined ? null : <span className="ml-1.5 text-text-3">{count}</span>}
        </h2>
        <div className="ml-auto">{aside}</div>
      </div>
      {children}
    </section>
  );
}
