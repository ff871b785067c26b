import { API, type RunObject } from "@wheelhouse/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { client } from "../../../queries/client.ts";
import { changesStamp } from "../changes/changes-stamp.ts";
import { ArtifactCard } from "./artifact-card.tsx";

/** All that the attempts of a run left behind, what we have captured ourselves first; nothing where that is nothing. */
export function RunArtifacts({
  run,
}: {
  readonly run: Pick<RunObject, "id" | "steps" | "status">;
}): ReactNode {
  const { data = [] } = useQuery({
    queryKey: ["artifacts", run.id, changesStamp(run)],
    queryFn: ({ signal }) => client.call(API.runArtifacts, { parts: { id: run.id }, signal }),
    placeholderData: keepPreviousData,
  });
  if (data.length === 0) return null;
  const agents = new Map(
    run.steps.flatMap(({ attempts }) => attempts.map(({ id, agent }) => [id, agent] as const)),
  );
  const inOrder = data.toSorted(
    (a, b) => Number(b.kind === "evidence") - Number(a.kind === "evidence") || a.id - b.id,
  );
  return (
    <section aria-label="Artifacts" className="mt-8">
      <h2 className="mb-2 text-lg font-semibold">Artifacts</h2>
      <ul className="rounded-card border border-line bg-surface">
        {inOrder.map((artifact) => (
          <li key={artifact.id} className="border-line px-3 py-1 not-first:border-t">
            <ArtifactCard
              artifact={artifact}
              agent={agents.get(artifact.attempt) ?? null}
              aside={
                <Link
                  to="/runs/$run"
                  params={{ run: run.id }}
                  search={{ view: "steps", step: artifact.step }}
                  className="shrink-0 py-1 text-xs text-accent hover:underline"
                >
                  {artifact.step}
                </Link>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
