import {
  type ArtifactObject,
  formatDuration,
  readEvidence,
  type ReadEvidence,
} from "@wheelhouse/core";
import { ChevronRight, FileText, Quote, ShieldCheck, ShieldX } from "lucide-react";
import { type ReactNode, useState } from "react";
import { LongText } from "../../../text/long-text.tsx";
import { Markdown } from "../../../text/markdown.tsx";
import { plainWords } from "../../../text/plain-words.ts";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** An artifact, as it is shown wherever it stands. */
type ShownArtifact = Pick<ArtifactObject, "name" | "kind" | "value">;

/**
 * Something that an attempt left behind: evidence, which only we can make, and what an agent says or names, which proves
 * nothing by itself. What it holds is folded until somebody wants it.
 */
export function ArtifactCard({
  artifact: { name, kind, value },
  agent,
  aside,
}: {
  readonly artifact: ShownArtifact;
  /** Who said it; null where nobody knows. */
  readonly agent: string | null;
  /** What stands at the end of its line. */
  readonly aside?: ReactNode;
}): ReactNode {
  const evidence = kind === "evidence" ? readEvidence(value) : undefined;
  const who = agent ?? "an agent";
  if (kind === "evidence")
    return (
      <Card
        icon={<Verdict evidence={evidence} />}
        head={
          <>
            {evidence === undefined ? null : (
              <span className={evidence.isPassed ? "text-completed" : "text-failed"}>
                {evidence.isPassed ? "passed" : "failed"}
              </span>
            )}
            <Name name={name} />
            {evidence === undefined ? null : <span className="text-text-2">{endOf(evidence)}</span>}
            <Source words="captured by Wheelhouse" isOurs />
          </>
        }
        aside={aside}
      >
        {evidence?.command === undefined ? null : (
          <code dir="ltr" className="block font-mono text-xs text-text-2 [overflow-wrap:anywhere]">
            $ {withVisibleControls(evidence.command)}
          </code>
        )}
        {evidence?.commit === undefined ? null : (
          <p className="text-xs text-text-2">
            Checked in a fresh checkout of{" "}
            <code className="font-mono">{evidence.commit.slice(0, 12)}</code>.
          </p>
        )}
        <Output text={evidence?.output ?? value} />
      </Card>
    );
  const isFile = kind === "file";
  return (
    <Card
      icon={
        isFile ? (
          <FileText className="size-4 text-text-2" aria-hidden="true" />
        ) : (
          <Quote className="size-4 text-text-2" aria-hidden="true" />
        )
      }
      head={
        <>
          <Name name={name} />
          {isFile ? (
            <code dir="ltr" className="min-w-0 truncate font-mono text-xs text-text-2">
              {withVisibleControls(plainWords(value))}
            </code>
          ) : null}
          <Source words={isFile ? `file, named by ${who}` : `said by ${who}`} isOurs={false} />
        </>
      }
      aside={aside}
    >
      {isFile ? null : (
        <div className="max-w-[76ch]">
          <Markdown text={value} />
        </div>
      )}
    </Card>
  );
}

function Card({
  icon,
  head,
  aside,
  children,
}: {
  readonly icon: ReactNode;
  readonly head: ReactNode;
  readonly aside: ReactNode;
  /** What is folded; null where the line says it all. */
  readonly children: ReactNode;
}): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const line = "flex min-w-0 flex-1 flex-wrap items-center gap-x-2 text-left";
  return (
    <div className="my-1 min-w-0">
      <div className="flex min-w-0 items-start gap-1">
        {children === null ? (
          <p className={`${line} min-h-6.5 pl-4`}>
            {icon}
            {head}
          </p>
        ) : (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className={`${line} -ml-1.5 min-h-6.5 rounded-chip px-1.5 hover:bg-raised coarse:min-h-11`}
          >
            <ChevronRight
              className={`size-3 shrink-0 text-text-3 transition-transform ${isOpen ? "rotate-90" : ""}`}
              aria-hidden="true"
            />
            {icon}
            {head}
          </button>
        )}
        {aside}
      </div>
      {isOpen ? (
        <div className="mt-1 flex flex-col gap-1 border-l border-line pl-3">{children}</div>
      ) : null}
    </div>
  );
}

function Verdict({ evidence }: { readonly evidence: ReadEvidence | undefined }): ReactNode {
  return evidence?.isPassed === false ? (
    <ShieldX className="size-4 shrink-0 text-failed" aria-hidden="true" />
  ) : (
    <ShieldCheck className="size-4 shrink-0 text-completed" aria-hidden="true" />
  );
}

function Name({ name }: { readonly name: string }): ReactNode {
  return (
    <bdi className="min-w-0 truncate font-medium">{withVisibleControls(plainWords(name))}</bdi>
  );
}

function Source({
  words,
  isOurs,
}: {
  readonly words: string;
  readonly isOurs: boolean;
}): ReactNode {
  return (
    <span
      className={`rounded-chip px-1.5 text-2xs ${isOurs ? "chip-completed font-medium" : "bg-raised text-text-2"}`}
    >
      {words}
    </span>
  );
}

function Output({ text }: { readonly text: string }): ReactNode {
  if (text.trim() === "") return <p className="text-xs text-text-3">It printed nothing.</p>;
  return <LongText text={text} />;
}

function endOf({ ended, ms }: ReadEvidence): string {
  return `${ended}, ${formatDuration(ms)}`;
}
