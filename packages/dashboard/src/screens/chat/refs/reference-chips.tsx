import type { Reference } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { CircleDot, FileSearch, FileText, Inbox, ListTree, X } from "lucide-react";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { useChat } from "../chat-context.ts";

const KINDS = {
  report: { icon: FileText, word: "Report" },
  finding: { icon: FileSearch, word: "Finding" },
  run: { icon: ListTree, word: "Run" },
  issue: { icon: CircleDot, word: "Issue" },
  item: { icon: Inbox, word: "Inbox" },
} as const;
/** So much of the name of a snapshot tells it from others. */
const SHORT = 9;

/** What a message points at: the way there, and as of which snapshot. */
export function ReferenceChips({ refs }: { readonly refs: readonly Reference[] }): ReactNode {
  const { project } = useChat();
  if (refs.length === 0) return null;
  return (
    <ul aria-label="Quoted" className="mb-1.5 flex flex-wrap gap-1.5">
      {refs.map((ref) => (
        <li key={JSON.stringify(ref)} className="flex min-w-0">
          <ReferenceLink reference={ref} project={project}>
            <ReferenceWords reference={ref} />
          </ReferenceLink>
        </li>
      ))}
    </ul>
  );
}

/** What is being quoted in words that are not sent yet, each with a way to take it out. */
export function DraftReferences({
  refs,
  onDrop,
}: {
  readonly refs: readonly Reference[];
  readonly onDrop: (reference: Reference) => void;
}): ReactNode {
  if (refs.length === 0) return null;
  return (
    <ul aria-label="Quoted" className="flex flex-wrap gap-1.5 py-1.5">
      {refs.map((ref) => (
        <li key={JSON.stringify(ref)} className={`${CHIP} pr-0`}>
          <ReferenceWords reference={ref} />
          <button
            type="button"
            aria-label={`Quote ${ref.title} no more`}
            onClick={() => onDrop(ref)}
            className="flex size-6 items-center justify-center rounded-chip text-text-3 hover:text-text coarse:size-11"
          >
            <X className="size-3" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}

const CHIP =
  "inline-flex h-6 min-w-0 max-w-full items-center gap-1.5 rounded-chip bg-raised px-2 text-xs coarse:h-11";

function ReferenceWords({ reference }: { readonly reference: Reference }): ReactNode {
  const { icon: Icon, word } = KINDS[reference.kind];
  const snapshot = "snapshot" in reference ? reference.snapshot : undefined;
  return (
    <>
      <Icon className="size-3.5 shrink-0 text-text-3" aria-hidden="true" />
      <span className="shrink-0 text-text-2">{word}</span>
      <bdi className="min-w-0 truncate font-medium text-text">
        {withVisibleControls(reference.title)}
      </bdi>
      {snapshot === undefined ? null : (
        <span className="shrink-0 font-mono text-2xs text-text-3" title={`as of ${snapshot}`}>
          <span className="sr-only">as of </span>
          {snapshot.slice(0, SHORT)}
        </span>
      )}
    </>
  );
}

/** The way to what a reference points at. */
function ReferenceLink({
  reference,
  project,
  children,
}: {
  readonly reference: Reference;
  readonly project: string;
  readonly children: ReactNode;
}): ReactNode {
  const className = `${CHIP} hover:underline`;
  switch (reference.kind) {
    case "issue":
      return (
        <Link
          to="/projects/$key/issues/$n"
          params={{ key: project, n: String(reference.number) }}
          className={className}
        >
          {children}
        </Link>
      );
    case "item":
      return (
        <Link to="/inbox" search={{ item: reference.item }} className={className}>
          {children}
        </Link>
      );
    case "finding":
      return (
        <Link
          to="/runs/$run"
          params={{ run: reference.run }}
          search={{ view: "findings", finding: reference.finding }}
          className={className}
        >
          {children}
        </Link>
      );
    default:
      return (
        <Link
          to="/runs/$run"
          params={{ run: reference.run }}
          search={reference.kind === "report" ? { view: "report" } : {}}
          className={className}
        >
          {children}
        </Link>
      );
  }
}
