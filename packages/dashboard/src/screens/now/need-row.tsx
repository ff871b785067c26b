import { API, oneLine, type RunListItem } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Play } from "lucide-react";
import type { ReactNode } from "react";
import { refusedBy, useLiveState } from "../../live/live-context.ts";
import { Button } from "../../parts/button.tsx";
import { StatusChip } from "../../parts/status-chip.tsx";
import { Ago } from "../../parts/time.tsx";
import { client } from "../../queries/client.ts";
import { useSend } from "../../queries/use-send.ts";
import { nameOf } from "../../shell/active-pill.tsx";
import { markSeen } from "../../shell/seen.ts";

/** A run that stands still until a person does something, or that failed and nobody has looked. */
export function NeedRow({
  kind,
  run,
}: {
  readonly kind: "paused" | "interrupted" | "failed";
  readonly run: RunListItem;
}): ReactNode {
  const refused = refusedBy(useLiveState());
  const resume = useSend(async () => client.call(API.resumeRun, { parts: { id: run.id } }));
  return (
    <div className="flex items-start gap-3 rounded-card border border-line bg-surface px-3 py-2.5 max-sm:flex-col">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex min-w-0 items-center gap-2">
          <StatusChip status={run.status} />
          <Link
            to="/runs/$run"
            params={{ run: run.id }}
            className="truncate font-medium hover:underline"
            dir="auto"
          >
            {nameOf(run)}
          </Link>
          <span className="ml-auto shrink-0 text-xs text-text-3">
            <Ago at={run.paused?.at ?? run.ended_at ?? run.updated_at} />
          </span>
        </div>
        <p className="line-clamp-2 text-text-2" dir="auto">
          {wordsOfNeed(kind, run)}
        </p>
      </div>
      {kind === "failed" ? (
        <Button onClick={() => markSeen(run.id)}>Mark seen</Button>
      ) : (
        <Button
          refused={refused ?? (resume.isPending ? "It is being resumed." : undefined)}
          onClick={() => resume.mutate(undefined)}
        >
          <Play className="size-3.5" aria-hidden="true" />
          Resume
        </Button>
      )}
    </div>
  );
}

function wordsOfNeed(kind: "paused" | "interrupted" | "failed", run: RunListItem): string {
  if (kind === "failed") return oneLine(run.error ?? "It failed.");
  if (kind === "paused") return oneLine(run.paused?.reason ?? "It is paused.");
  const { completed, total } = run.steps;
  return `${completed} of ${total} steps are done, and nobody drives it.`;
}
