import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { useLauncher } from "../../shell/use-launcher.ts";
import { useProjectHere } from "../launcher/project-here.ts";

const SAMPLES = "wheelhouse demo --fill --serve";

/** What the first page teaches before there was a run: one thing to do, and where to see more. */
export function NothingYet(): ReactNode {
  const launcher = useLauncher();
  const project = useProjectHere();
  return (
    <section className="flex flex-col items-start gap-3 rounded-card border border-dashed border-control/60 p-6">
      <h2 className="text-xl font-semibold">No runs yet</h2>
      <p className="max-w-prose text-text-2">
        A small review of {project?.name ?? "this repository"} reads its latest change and writes a
        report. Nothing is written to the repository, and without a model it costs nothing.
      </p>
      <Button
        kind="primary"
        className="h-8"
        onClick={() => launcher.open({ flow: "code-review", band: "small" })}
      >
        Review {project?.name ?? "this repository"}
      </Button>
      <p className="text-text-2">
        To look around first, open a place that is full of recorded runs:{" "}
        <code className="rounded-chip bg-raised px-1 font-mono text-xs text-text">{SAMPLES}</code>
        <CopyButton text={SAMPLES} label={`Copy: ${SAMPLES}`} className="align-middle" />
      </p>
    </section>
  );
}
