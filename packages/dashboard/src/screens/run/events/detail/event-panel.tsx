import type { TraceRow } from "@wheelhouse/client";
import { getRouteApi } from "@tanstack/react-router";
import { Link2, X } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "../../../../parts/copy-button.tsx";
import { IconButton } from "../../../../parts/icon-button.tsx";
import { Code } from "../../../../text/code.tsx";
import { eventMarkdown } from "./event-markdown.ts";

const route = getRouteApi("/runs/$run");
/** More than this of an event is not drawn; its copy has all of it. */
const MOST_SHOWN = 200_000;

/** All of one event, beside the list or, where there is no room, below it. */
export function EventPanel({
  seq,
  head,
  row,
  onClose,
}: {
  readonly seq: number;
  /** The last event that there is. */
  readonly head: number;
  /** Undefined, or without its data, while it is fetched. */
  readonly row: TraceRow | undefined;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <aside
      aria-label={`Event ${seq}`}
      className="flex min-h-0 flex-col border-line bg-surface max-lg:h-[45%] max-lg:border-t lg:w-[26rem] lg:border-l"
    >
      <div className="flex h-9 shrink-0 items-center gap-1 border-b pr-1 pl-3 coarse:h-12">
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          <span className="font-mono text-text-3">#{seq}</span> {row?.type}
        </h2>
        {row?.isLoaded === true ? (
          <CopyButton label="Copy as Markdown" text={() => eventMarkdown(row)} />
        ) : null}
        <CopyButton label="Copy the link" text={() => location.href} icon={Link2} />
        <IconButton label="Close" keys="Escape" onClick={onClose}>
          <X className="size-4" aria-hidden="true" />
        </IconButton>
      </div>
      <section
        aria-label="What the event says"
        className="min-h-0 flex-1 overflow-y-auto p-3"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that it can be scrolled by keys
        tabIndex={0}
      >
        {row === undefined || !row.isLoaded ? (
          <p className="text-text-3">
            {seq > head || seq < 1
              ? `There is no event ${seq}: the last one of this run is ${head}.`
              : "…"}
          </p>
        ) : (
          <EventFacts row={row} />
        )}
      </section>
    </aside>
  );
}

function EventFacts({ row }: { readonly row: TraceRow }): ReactNode {
  const navigate = route.useNavigate();
  const { at, step, attempt, data } = row;
  const json = JSON.stringify(data, null, 2) ?? "null";
  return (
    <>
      <dl className="mb-3 grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-y-1 text-xs">
        <dt className="text-text-3">Time</dt>
        <dd className="font-mono">{new Date(at).toISOString()}</dd>
        {step === null ? null : (
          <>
            <dt className="text-text-3">Step</dt>
            <dd>
              <button
                type="button"
                className="min-h-6 text-left text-accent hover:underline"
                onClick={() =>
                  void navigate({ search: (now) => ({ ...now, view: "steps", step }) })
                }
              >
                <bdi>{step}</bdi>
              </button>
            </dd>
          </>
        )}
        {attempt === null ? null : (
          <>
            <dt className="text-text-3">Attempt</dt>
            <dd className="font-mono">
              <bdi>{attempt}</bdi>
            </dd>
          </>
        )}
      </dl>
      <Code lang="json" text={json.slice(0, MOST_SHOWN)} />
      {json.length > MOST_SHOWN ? (
        <p className="mt-2 text-xs text-text-3">
          {(json.length - MOST_SHOWN).toLocaleString("en")} characters more; the copy has them.
        </p>
      ) : null}
    </>
  );
}
