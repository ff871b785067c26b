import type { ObservedObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { MiddleCut } from "../../../../parts/middle-cut.tsx";
import { ProjectLink } from "./project-link.tsx";

type Repo = ObservedObject["repos"][number];

/** How each way of knowing is told, the surest first. */
const MATCHES: Readonly<Record<Repo["matches"][number], { word: string; title: string }>> = {
  named: { word: "named", title: "The log names it." },
  cwd: { word: "cwd", title: "A session of the run works in it." },
  reference: { word: "reference", title: "An issue or a change of it is named in the text." },
  mention: { word: "mention", title: "Its name stands in the text; that may be by chance." },
};

/** Repositories that a run touches, each with every way in which that is known. */
export function TouchedRepositories({ repos }: { readonly repos: readonly Repo[] }): ReactNode {
  return (
    <ul className="flex flex-col">
      {repos.map(({ repo, matches, project_id: project }) => (
        <li
          key={repo}
          className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 border-t border-line py-1 first:border-t-0"
        >
          {project === null ? (
            <MiddleCut path={repo} className="font-mono text-xs" />
          ) : (
            <ProjectLink project={project} className="inline-flex min-w-0 coarse:py-2">
              <MiddleCut path={repo} className="font-mono text-xs" />
            </ProjectLink>
          )}
          <span className="ml-auto flex flex-wrap gap-1">
            {matches.map((match) => (
              <span
                key={match}
                title={MATCHES[match].title}
                className={`rounded-chip px-1 text-2xs ${match === "mention" ? "border border-dashed border-control/60 text-text-3" : "bg-raised text-text-2"}`}
              >
                {MATCHES[match].word}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
