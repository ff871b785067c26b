import type { IssueObject } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { changesQuery } from "../../queries/changes.ts";
import { Section } from "../now/section.tsx";
import { ChangesAbout } from "../request/about/changes-about.tsx";

/** What the last run of an issue has changed in its clone; nothing as long as that is nothing, or not known. */
export function IssueChanges({ issue }: { readonly issue: IssueObject }): ReactNode {
  const { last_run: run, request } = issue;
  // What has ended may have changed more, and nothing has before the first step did.
  const { completed = 0, failed = 0 } = run?.steps ?? {};
  const stamp = `issue ${completed + failed}`;
  const { data, isError } = useQuery({
    ...changesQuery(run?.id ?? "", undefined, stamp),
    enabled: run !== null && completed + failed > 0,
  });
  // Whoever is asked about the changes is shown them there.
  const isAsked = request !== null && request.about === "changes";
  if (run === null || isError || isAsked || data === undefined || data.files.length === 0)
    return null;
  return (
    <Section title="Changes" count={data.files.length}>
      <ChangesAbout request={{ id: stamp, run: run.id }} />
      {data.branch === null ? null : (
        <p className="text-text-2">
          Handed over as branch <code className="font-mono text-xs text-text">{data.branch}</code>
        </p>
      )}
    </Section>
  );
}
