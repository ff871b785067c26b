import type { ProjectPage } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Ago } from "../../parts/time.tsx";
import { plainWords } from "../../text/plain-words.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { Section } from "../now/section.tsx";

/** The latest commits of a project. */
export function CommitList({ commits }: { readonly commits: ProjectPage["commits"] }): ReactNode {
  if (commits.length === 0) return null;
  return (
    <Section title="Latest commits">
      <ul className="rounded-card border border-line bg-surface">
        {commits.map(({ hash, at, author, subject }) => (
          <li
            key={hash}
            className="row flex items-center gap-2.5 border-line px-3 not-first:border-t"
          >
            <span className="min-w-0 flex-1 truncate" title={subject}>
              <bdi>{withVisibleControls(plainWords(subject))}</bdi>
            </span>
            <span className="max-w-28 shrink-0 truncate text-xs text-text-3 max-sm:hidden">
              <bdi>{withVisibleControls(author)}</bdi>
            </span>
            <span className="flex shrink-0 items-center text-xs">
              <code className="font-mono text-text-2">{hash.slice(0, 7)}</code>
              <CopyButton text={hash} label={`Copy the hash of ${hash.slice(0, 7)}`} />
            </span>
            <span className="w-14 shrink-0 text-right text-xs text-text-3">
              <Ago at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
