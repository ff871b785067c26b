import type { SourceKind, SourcePreview as Preview } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { previewQuery } from "../../queries/sources.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { useIsLater } from "../../shell/use-is-later.ts";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { countOf, KIND_WORDS } from "./source-words.ts";

/** What would be understood of a place, line by line, before it is added. */
export function SourcePreview({
  path,
  kind,
  isOld,
}: {
  /** Undefined while nothing is written. */
  readonly path: string | undefined;
  readonly kind: SourceKind | undefined;
  /** What is shown is of a path that has been written on since. */
  readonly isOld: boolean;
}): ReactNode {
  const { data, error } = useQuery(previewQuery(path, kind));
  return (
    <section
      aria-label="What would be understood"
      aria-busy={isOld}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that it can be scrolled by keys
      tabIndex={0}
      className={`h-[min(30rem,48dvh)] min-h-0 shrink overflow-y-auto border-t border-line bg-bg ${isOld ? "opacity-60" : ""}`}
    >
      {path === undefined ? (
        <Words>
          Write the path of a directory with run logs, session files or repositories. What would be
          understood of it is shown here before anything is added.
        </Words>
      ) : error !== null ? (
        <Refused error={error} />
      ) : data === undefined ? (
        <Looking key={path} />
      ) : (
        <Understood preview={data} />
      )}
    </section>
  );
}

function Words({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="max-w-prose p-4 text-text-2">{children}</p>;
}

function Looking(): ReactNode {
  return useIsLater(150) ? <Words>Looking at it…</Words> : null;
}

function Refused({ error }: { readonly error: unknown }): ReactNode {
  const { title, text } = wordsOf(error);
  return (
    <div role="alert" className="flex gap-2 p-4">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-waiting" aria-hidden="true" />
      <p className="min-w-0">
        {title} <span className="text-text-2">{text}</span>
      </p>
    </div>
  );
}

function Understood({
  preview: { kind, files, file, lines },
}: {
  readonly preview: Preview;
}): ReactNode {
  const bad = lines.filter(({ problem }) => problem !== null).length;
  return (
    <>
      <p className="sticky top-0 z-10 flex flex-wrap gap-x-3 border-b border-line bg-surface px-4 py-1.5 text-xs text-text-2">
        <span className="font-medium text-text">{KIND_WORDS[kind]}</span>
        {kind === "repositories" ? null : <span>{countOf(files, "file")}</span>}
        {file === null ? null : <span className="truncate font-mono">{baseOf(file)}</span>}
        {lines.length === 0 ? null : (
          <span className="ml-auto tabular-nums">
            first {countOf(lines.length, "line")}
            {bad === 0 ? ", all understood" : `, ${bad} not understood`}
          </span>
        )}
      </p>
      {lines.length > 0 ? null : kind === "repositories" ? (
        <Words>
          Repositories in it, up to four directories down, are looked at; what they want is shown in
          Projects and on the first page.
        </Words>
      ) : (
        <Words>Nothing is in it yet. It can be added: what comes is read when it comes.</Words>
      )}
      <ol>
        {lines.map(({ line, text, events, problem }) => (
          <li
            key={line}
            className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 border-line px-4 py-1.5 text-xs not-first:border-t md:grid-cols-[2rem_minmax(0,1fr)_minmax(0,1fr)]"
          >
            <span className="text-right font-mono text-text-3 tabular-nums">{line}</span>
            <code
              className="line-clamp-3 self-start font-mono text-text-2"
              title={text.slice(0, 2_000)}
            >
              <bdi>{withVisibleControls(text)}</bdi>
            </code>
            <span className="flex min-w-0 flex-col gap-0.5 max-md:col-start-2">
              {problem === null ? null : (
                <span className="flex gap-1.5 text-waiting">
                  <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden="true" />
                  {problem}
                </span>
              )}
              {events.map((event, index) => (
                // The same event may come of a line twice.
                <EventWords key={`${index}`} event={event} />
              ))}
              {problem === null && events.length === 0 ? (
                <span className="text-text-3">means nothing by itself</span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Ids of sessions are long, and their beginning tells them apart. */
const LONG_ID = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** An event by its name, and behind it what it says. */
function EventWords({ event }: { readonly event: string }): ReactNode {
  const [, name = event, rest = ""] = /^(\S+)(.*)$/s.exec(event.replaceAll(LONG_ID, "$1…")) ?? [];
  return (
    <span className="line-clamp-2 font-mono" dir="auto" title={event}>
      {withVisibleControls(name)}
      <span className="text-text-3">{withVisibleControls(rest)}</span>
    </span>
  );
}

function baseOf(path: string): string {
  return path.split(/[\\/]/).slice(-2).join("/");
}
