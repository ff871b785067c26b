import type { InboxObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PlainOutput } from "../../parts/plain-output.tsx";
import { plainWords } from "../../text/plain-words.ts";

/** What happened: its kind, where it can be looked at, and what was printed or said. */
export function ItemOutcome({ item }: { readonly item: InboxObject }): ReactNode {
  const { class: kind, run, link, schedule, text, data, project_id: project } = item.outcome;
  const name =
    schedule?.startsWith(`${project}/`) === true ? schedule.slice(project.length + 1) : undefined;
  const shown = data !== undefined && Object.keys(data).length > 0 ? data : undefined;
  return (
    <section aria-label="What happened" className="flex min-w-0 flex-col gap-3">
      <dl className="grid max-w-prose grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 *:[dt]:text-text-2">
        {kind === undefined ? null : (
          <>
            <dt>Kind</dt>
            <dd>{plainWords(kind)}</dd>
          </>
        )}
        {name === undefined ? null : (
          <>
            <dt>Schedule</dt>
            <dd>
              <Link
                to="/projects/$key/schedules/$name"
                params={{ key: project, name }}
                className="text-accent underline"
              >
                {name}
              </Link>
            </dd>
          </>
        )}
        {run === undefined ? null : (
          <>
            <dt>Run</dt>
            <dd className="truncate">
              <Link to="/runs/$run" params={{ run }} className="text-accent underline">
                {plainWords(run)}
              </Link>
            </dd>
          </>
        )}
        {link === undefined || run !== undefined ? null : <Address link={link} />}
      </dl>
      {text === undefined || text.trim() === "" ? null : <PlainOutput label="Output" text={text} />}
      {shown === undefined ? null : (
        <PlainOutput label="Data" text={JSON.stringify(shown, undefined, 2)} />
      )}
    </section>
  );
}

/** An address to look at. One that is neither of the web nor of this page is only words. */
function Address({ link }: { readonly link: string }): ReactNode {
  const isHere = /^\/(?![/\\])/.test(link);
  const isWeb = /^https?:\/\//.test(link);
  const words = plainWords(link);
  return (
    <>
      <dt>Address</dt>
      <dd className="[overflow-wrap:anywhere]">
        {isHere || isWeb ? (
          <a
            href={link}
            className="text-accent underline"
            {...(isWeb && { target: "_blank", rel: "noreferrer noopener" })}
          >
            {words}
          </a>
        ) : (
          words
        )}
      </dd>
    </>
  );
}
