import type { ReactNode } from "react";

/** A command, argument by argument: one that looks like several can be told from several. */
export function CommandLine({ command }: { readonly command: readonly string[] }): ReactNode {
  return (
    <code dir="ltr" className="flex flex-wrap gap-1 font-mono text-xs">
      {command.map((argument, index) => (
        // Nothing forbids the same argument twice.
        <span
          key={`${index}`}
          className="max-w-full rounded-chip bg-raised px-1 whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {argument}
        </span>
      ))}
    </code>
  );
}
