import type { SourceObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { Lock, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";
import { IconButton } from "../../parts/icon-button.tsx";
import { MiddleCut } from "../../parts/middle-cut.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { Ago } from "../../parts/time.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { countOf, namesOf, ORIGIN_WORDS, statusWords } from "./source-words.ts";
import { UnreadLines } from "./unread-lines.tsx";

/** A place that is watched: how it stands, what came of it, and what is wrong with it. */
export function SourceRow({
  source,
  refused,
  onRemove,
}: {
  readonly source: SourceObject;
  /** Why nothing can be changed now. */
  readonly refused: string | undefined;
  readonly onRemove: (source: SourceObject) => void;
}): ReactNode {
  const { id, kind, path, status, problem, origin, runs, open_runs } = source;
  const { mark, word } = statusWords(source);
  const { name, note } = namesOf(source);
  const hasRuns = kind !== "repositories";
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-line px-3 py-2.5 not-first:border-t @min-[40rem]:grid-cols-[5.5rem_minmax(0,1fr)_10rem_4.5rem_1.75rem]">
      <span className="flex items-center gap-1.5 @max-[40rem]:row-start-1">
        <StatusMark status={mark} />
        {word}
      </span>
      <div className="flex min-w-0 flex-col @max-[40rem]:col-span-full @max-[40rem]:row-start-2">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium" title={name}>
            <bdi>{withVisibleControls(name)}</bdi>
          </span>
          {note === undefined ? null : <span className="shrink-0 text-xs text-text-2">{note}</span>}
          <span
            className="chip-pending flex h-4.5 shrink-0 items-center gap-1 rounded-chip px-1.5 text-2xs font-medium whitespace-nowrap"
            title="Nothing is ever written there"
          >
            <Lock className="size-3" aria-hidden="true" />
            read-only
          </span>
        </p>
        <p className="flex min-w-0 items-center gap-1 text-xs text-text-3">
          {path === null ? (
            <span className="truncate">comes by the network</span>
          ) : (
            <>
              <MiddleCut path={withVisibleControls(path)} className="font-mono" />
              <CopyButton
                text={path}
                label={`Copy the path of ${name}`}
                className="-my-1 coarse:-my-3"
              />
            </>
          )}
          {path === null ? null : (
            <span className="shrink-0 @max-[48rem]:hidden">· {ORIGIN_WORDS[origin]}</span>
          )}
        </p>
      </div>
      <p className="flex flex-col text-text-2 @min-[40rem]:text-right @max-[40rem]:row-start-3">
        {hasRuns ? (
          <Link
            to="/runs"
            search={{ source: id }}
            data-row
            className="whitespace-nowrap tabular-nums hover:underline"
          >
            <span className={open_runs > 0 ? "text-running" : ""}>{open_runs} open</span>
            <span> of {countOf(runs, "run")}</span>
          </Link>
        ) : (
          <Link to="/projects" data-row className="hover:underline">
            in Projects
          </Link>
        )}
        {hasRuns ? <UnreadLines source={source} /> : null}
      </p>
      <span className="text-right text-xs leading-5 text-text-3 @max-[40rem]:row-start-3 @max-[40rem]:self-start">
        {source.last_event_at === null ? (
          hasRuns && "nothing yet"
        ) : (
          <Ago at={source.last_event_at} />
        )}
      </span>
      <span className="-my-1 flex justify-end @max-[40rem]:row-start-1">
        {origin === "added" ? (
          <IconButton label={`Remove ${name}`} refused={refused} onClick={() => onRemove(source)}>
            <Trash2 className="size-4" aria-hidden="true" />
          </IconButton>
        ) : null}
      </span>
      {problem === null ? null : (
        <p
          className={`col-span-full @min-[40rem]:col-start-2 ${status === "failing" ? "text-failed" : "text-text-2"}`}
        >
          {withVisibleControls(problem)}
        </p>
      )}
    </li>
  );
}
