import { API, type IssueObject } from "@wheelhouse/core";
import { keepPreviousData, queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { client } from "../../queries/client.ts";
import { Section } from "../now/section.tsx";
import { ArtifactCard } from "../run/artifacts/artifact-card.tsx";

/** What the last run of an issue has left behind; nothing where that is nothing. */
export function IssueArtifacts({ issue }: { readonly issue: IssueObject }): ReactNode {
  const run = issue.last_run;
  const { data: artifacts = [] } = useQuery(artifactsQuery(run));
  if (run === null || artifacts.length === 0) return null;
  return (
    <Section title="Artifacts" count={artifacts.length}>
      <ul aria-label="Artifacts" className="rounded-card border border-line bg-surface">
        {artifacts.map((artifact) => (
          <li key={artifact.id} className="border-line px-3 py-1 not-first:border-t">
            <ArtifactCard
              artifact={artifact}
              agent={issue.runs_list.at(-1)?.agent ?? null}
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
    </Section>
  );
}

/** Artifacts of a run; they are asked for again when another of its steps has ended. */
function artifactsQuery(run: IssueObject["last_run"]) {
  const { completed = 0, failed = 0 } = run?.steps ?? {};
  return queryOptions({
    queryKey: ["artifacts", run?.id, completed + failed],
    queryFn:
      run === null
        ? skipToken
        : ({ signal }) => client.call(API.runArtifacts, { parts: { id: run.id }, signal }),
    placeholderData: keepPreviousData,
  });
}
