import { formatDuration, type Span } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Maximize, X } from "lucide-react";
import { type ReactNode, useContext } from "react";
import { Button } from "../../../../parts/button.tsx";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { IconButton } from "../../../../parts/icon-button.tsx";
import { StatusChip } from "../../../../parts/status-chip.tsx";
import { wordsOf } from "../../../../queries/words-of.ts";
import { Code } from "../../../../text/code.tsx";
import { spanTime } from "../bars/span-time.ts";
import { RunWords } from "../../run-words.ts";
import { shapeOf } from "../bars/span-tone.ts";
import { spanEventsQuery } from "./span-events.ts";
import { spanMarkdown } from "./span-markdown.ts";

const route = getRouteApi("/runs/$run");
/** More than this of an event is not drawn; the Events tab has all of it. */
const MOST_SHOWN = 20_000;

/** All of one span, beside the bars or, where there is no room, below them. */
export function SpanPanel({
  run,
  span,
  step,
  start,
  now,
  onFit,
  onClose,
}: {
  readonly run: string;
  readonly span: Span;
  /** The step that it is in; undefined for one of another harness that is in none. */
  readonly step: string | undefined;
  /** When the run began, in milliseconds since 1970. */
  readonly start: number;
  readonly now: number;
  readonly onFit: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const navigate = route.useNavigate();
  const words = useContext(RunWords);
  const { data: events, error } = useQuery(spanEventsQuery(run, span, step));
  return (
    <aside
      aria-label={`Span ${span.name}`}
      className="flex min-h-0 flex-col bg-surface max-lg:h-[45%] max-lg:border-t lg:w-[26rem] lg:border-l"
    >
      <div className="flex h-9 shrink-0 items-center gap-1 border-b pr-1 pl-3 coarse:h-12">
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          <bdi>{span.name}</bdi>
        </h2>
        <CopyButton
          label="Copy as Markdown"
          text={() => spanMarkdown(span, step, start, events ?? [])}
        />
        <IconButton label="Fit this span" onClick={onFit}>
          <Maximize className="size-3.5" aria-hidden="true" />
        </IconButton>
        <IconButton label="Close" keys="Escape" onClick={onClose}>
          <X className="size-4" aria-hidden="true" />
        </IconButton>
      </div>
      <section
        aria-label="What is known of the span"
        className="min-h-0 flex-1 overflow-y-auto p-3"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that it can be scrolled by keys
        tabIndex={0}
      >
        <dl className="mb-3 grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-y-1 text-xs">
          <dt className="text-text-3">Status</dt>
          <dd>
            <StatusChip status={shapeOf(span.status)}>{span.status}</StatusChip>
          </dd>
          <dt className="text-text-3">Kind</dt>
          <dd>{span.kind}</dd>
          {step === undefined ? null : (
            <>
              <dt className="text-text-3">{words.step}</dt>
              <dd className="truncate" title={step}>
                <bdi>{step}</bdi>
              </dd>
            </>
          )}
          <dt className="text-text-3">Began</dt>
          <dd className="tabular-nums" title={new Date(span.start).toISOString()}>
            {formatDuration(span.start - start)} after the start
          </dd>
          <dt className="text-text-3">{span.end === undefined ? "So far" : "Took"}</dt>
          <dd className="tabular-nums">{spanTime((span.end ?? now) - span.start)}</dd>
          <dt className="text-text-3">Id</dt>
          <dd className="font-mono">
            <bdi>{span.id}</bdi>
          </dd>
        </dl>
        <div className="mb-3 flex flex-wrap gap-2">
          <Button
            onClick={() =>
              void navigate({
                search: (before) => ({
                  ...before,
                  view: "events",
                  seq: span.seq,
                  step: undefined,
                  q: undefined,
                  type: undefined,
                }),
              })
            }
          >
            Show in Events
          </Button>
          {step === undefined ? null : (
            <Button
              onClick={() =>
                void navigate({ search: (before) => ({ ...before, view: "steps", step }) })
              }
            >
              Open the {words.step.toLowerCase()}
            </Button>
          )}
        </div>
        {error ? <p role="alert">{wordsOf(error).title}</p> : null}
        {(events ?? []).map(({ seq, type, data }) => (
          <div key={seq} className="mb-3">
            <h3 className="mb-1 text-xs text-text-3">
              <span className="font-mono">#{seq}</span> {type}
            </h3>
            <Code
              lang="json"
              text={(JSON.stringify(data, null, 2) ?? "null").slice(0, MOST_SHOWN)}
            />
          </div>
        ))}
      </section>
    </aside>
  );
}
