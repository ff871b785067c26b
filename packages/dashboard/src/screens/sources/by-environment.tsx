import type { ReactNode } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";

const WAYS = [
  ["WHEELHOUSE_RUN_STATE_DIR=~/harness/state", "directories with a run log per run"],
  ["WHEELHOUSE_SESSIONS=~/.claude/projects", "session files, instead of the agents’ usual places"],
  ["WHEELHOUSE_REPOSITORIES=~/code", "directories below which repositories are looked for"],
  ["WHEELHOUSE_STALE_MINUTES=30", "after so many silent minutes an open run counts as left"],
  ["WHEELHOUSE_SEARCH_DAYS=90", "so many days back sessions can be searched; 0 is all"],
  ["wheelhouse source add ~/harness/state", "the same as “Add a source”, from a terminal"],
] as const;

/** The same by the environment of the server, and from a terminal. */
export function ByEnvironment(): ReactNode {
  return (
    <section aria-labelledby="sources-environment" className="flex flex-col gap-2">
      <h2 id="sources-environment" className="font-semibold">
        By the environment or a terminal
      </h2>
      <ul className="rounded-card border border-line bg-surface">
        {WAYS.map(([example, what]) => (
          <li
            key={example}
            className="grid min-h-8 items-center gap-x-4 border-line px-3 not-first:border-t max-md:py-1.5 md:grid-cols-[minmax(0,23rem)_minmax(0,1fr)]"
          >
            <p className="flex min-w-0 items-center gap-1">
              <code className="min-w-0 truncate font-mono text-xs" title={example}>
                {example}
              </code>
              <CopyButton
                text={example.startsWith("WHEELHOUSE_") ? `export ${example}` : example}
                label={`Copy: ${example}`}
              />
            </p>
            <p className="text-text-2">{what}</p>
          </li>
        ))}
      </ul>
      <p className="text-xs text-text-3">
        The server reads variables when it starts. Several directories stand with “:” between them,
        and <code className="font-mono">no</code> looks for no sessions or no repositories.
      </p>
    </section>
  );
}
