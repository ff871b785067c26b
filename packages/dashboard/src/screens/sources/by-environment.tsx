import type { ReactNode } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";

const WAYS = [
  {
    name: "WHEELHOUSE_RUN_STATE_DIR",
    what: "Directories with a run log per run. Several with “:” between them.",
    example: "export WHEELHOUSE_RUN_STATE_DIR=~/harness/state",
  },
  {
    name: "WHEELHOUSE_REPOSITORIES",
    what: "Directories below which repositories are looked for.",
    example: "export WHEELHOUSE_REPOSITORIES=~/code",
  },
  {
    name: "WHEELHOUSE_STALE_MINUTES",
    what: "After so many silent minutes an open run counts as left; 15 unless it is said.",
    example: "export WHEELHOUSE_STALE_MINUTES=30",
  },
  {
    name: "wheelhouse source",
    what: "Adds, lists, removes and tries sources from a terminal; what it adds stands here too.",
    example: "wheelhouse source add ~/harness/state",
  },
] as const;

/** The same by the environment of the server, and from a terminal. */
export function ByEnvironment(): ReactNode {
  return (
    <section aria-labelledby="sources-environment" className="flex flex-col gap-2">
      <h2 id="sources-environment" className="font-semibold">
        By the environment or a terminal
      </h2>
      <ul className="rounded-card border border-line bg-surface">
        {WAYS.map(({ name, what, example }) => (
          <li
            key={name}
            className="grid items-center gap-x-4 gap-y-1 border-line px-3 py-2 not-first:border-t md:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]"
          >
            <p className="min-w-0">
              <code className="font-mono text-xs">{name}</code>
              <span className="block text-text-2">{what}</span>
            </p>
            <p className="flex min-w-0 items-center gap-1 rounded-card bg-raised/60 py-0.5 pr-1 pl-2.5">
              <code className="min-w-0 flex-1 truncate font-mono text-xs" title={example}>
                {example}
              </code>
              <CopyButton text={example} label={`Copy: ${example}`} />
            </p>
          </li>
        ))}
      </ul>
      <p className="text-xs text-text-3">
        Variables are read when the server starts; a source that one of them names goes when the
        variable does.
      </p>
    </section>
  );
}
