import { API, type ArtifactObject, type IssueObject } from "@wheelhouse/core";
import { keepPreviousData, queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FileText, Quote, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { client } from "../../queries/client.ts";
import { plainWords } from "../../text/plain-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { Section } from "../now/section.tsx";

/** What kinds of artifacts are worth: only evidence is ours. */
const KINDS = {
  evidence: {
    icon: ShieldCheck,
    words: "Evidence",
    note: "captured by Wheelhouse",
    tone: "text-completed",
  },
  claim: { icon: Quote, words: "Claim", note: "said by the agent", tone: "text-text-2" },
  file: { icon: FileText, words: "File", note: "left by the agent", tone: "text-text-2" },
} as const;

/** What the last run of an issue has left behind, and the way to what it changed; nothing before the first run. */
export function IssueArtifacts({ issue }: { readonly issue: IssueObject }): ReactNode {
  const run = issue.last_run;
  const { data: artifacts = [] } = useQuery(artifactsQuery(run));
  if (run === null) return null;
  return (
    <Section
      title="Artifacts"
      count={artifacts.length === 0 ? undefined : artifacts.length}
      aside={
        <Link
          to="/runs/$run"
          params={{ run: run.id }}
          search={{ view: "changes" }}
          className="inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
        >
          What it changed
        </Link>
      }
    >
      {artifacts.length === 0 ? (
        <p className="text-text-2">Its last run has left nothing behind yet.</p>
      ) : (
        <ul aria-label="Artifacts" className="rounded-card border border-line bg-surface">
          {artifacts.map((artifact) => (
            <li key={artifact.id} className="border-line px-3 py-2 not-first:border-t">
              <Artifact artifact={artifact} run={run.id} />
            </li>
          ))}
        </ul>
      )}
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

function Artifact({
  artifact: { kind, name, value, step },
  run,
}: {
  readonly artifact: ArtifactObject;
  readonly run: string;
}): ReactNode {
  const { icon: Icon, words, note, tone } = KINDS[kind === "text" ? "claim" : kind];
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex min-w-0 flex-wrap items-center gap-x-2">
        <Icon className={`size-4 shrink-0 ${tone}`} aria-hidden="true" />
        <span className={`font-medium ${tone}`}>{words}</span>
        <bdi className="min-w-0 truncate">{withVisibleControls(plainWords(name))}</bdi>
        <span className="text-xs text-text-3">{note}</span>
        <Link
          to="/runs/$run"
          params={{ run }}
          search={{ view: "steps", step }}
          className="ml-auto text-xs text-accent hover:underline"
        >
          {step}
        </Link>
      </p>
      <pre className="max-h-40 overflow-auto rounded-chip bg-bg px-2 py-1 font-mono text-xs whitespace-pre-wrap text-text-2 [overflow-wrap:anywhere]">
        {plainWords(value)}
      </pre>
    </div>
  );
}
