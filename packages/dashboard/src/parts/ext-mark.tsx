import type { ReactNode } from "react";

/** Marks what another harness drives and we only watch. */
export function ExtMark({
  source,
}: {
  /** Name of where it was found, for its tooltip. */ readonly source: string;
}): ReactNode {
  return (
    <span
      title={`Driven by ${source}; only watched here`}
      className="inline-flex h-4 shrink-0 items-center rounded-chip border border-control/60 px-1 text-2xs leading-none font-medium tracking-wide text-text-2"
    >
      EXT
    </span>
  );
}
