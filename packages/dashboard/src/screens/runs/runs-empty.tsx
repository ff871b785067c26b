import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { useLauncher } from "../../shell/use-launcher.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";

const route = getRouteApi("/runs");
const FILL = "wheelhouse demo --fill";

/** What a list without a run says: one thing to do. */
export function RunsEmpty({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  return isFiltered ? <NoneLikeThat /> : <NoneYet />;
}

function NoneLikeThat(): ReactNode {
  const { q } = route.useSearch();
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-20 text-center">
      <h2 className="text-xl font-semibold">No run is like that</h2>
      <Link to="/runs" search={{}} className="text-accent underline">
        Show all runs
      </Link>
      {q === undefined ? null : (
        <Link to="/search" search={{ q }} className="text-accent underline">
          Look for “{withVisibleControls(q)}” in what was said in sessions
        </Link>
      )}
    </div>
  );
}

function NoneYet(): ReactNode {
  const launcher = useLauncher();
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 px-6 py-20">
      <h2 className="text-xl font-semibold">No runs yet</h2>
      <p className="text-text-2">
        A small review reads the latest change of a repository and writes a report. It writes
        nothing to the repository.
      </p>
      <Button kind="primary" onClick={() => launcher.open({ flow: "code-review", band: "small" })}>
        Launch a small code review
      </Button>
      <p className="mt-4 text-text-2">Or fill this place with recorded runs, in a terminal:</p>
      <p className="flex items-center gap-1 rounded-card border border-line bg-surface py-0.5 pr-1 pl-3 font-mono text-xs">
        {FILL}
        <CopyButton label="Copy the command" text={FILL} />
      </p>
    </div>
  );
}
