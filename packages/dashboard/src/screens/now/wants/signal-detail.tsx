import type { SignalObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { CopyButton } from "../../../parts/copy-button.tsx";
import { MiddleCut } from "../../../parts/middle-cut.tsx";
import { Ago } from "../../../parts/time.tsx";
import { plainWords } from "../../../text/plain-words.ts";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { commandFor } from "./command-for.ts";
import { type DetailItem, detailParts } from "./detail-parts.ts";

/** So many files or branches are shown at first. */
const AT_FIRST = 12;

/** What a signal is about, and what can be done from here: go there, or copy what one needs to. */
export function SignalDetail({
  signal,
  isInProject,
}: {
  readonly signal: SignalObject;
  readonly isInProject: boolean;
}): ReactNode {
  const { detail, line, project_id: key, project_path: path } = signal;
  const { facts, lists } = detailParts(detail, line);
  const command = commandFor(signal);
  return (
    <div className="mb-1.5 ml-7.5 flex flex-col gap-2 border-l border-line pt-0.5 pl-3">
      {facts.length === 0 ? null : (
        <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
          {facts.map(({ text, note, at }) => (
            <div key={text} className="flex min-w-0 gap-1.5">
              <dt className="text-text-3">{text}</dt>
              <dd className="min-w-0 tabular-nums">
                {at === undefined ? plainWords(note ?? "") : <Ago at={at} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {lists.map(({ name, items }) => (
        <DetailList key={name} name={name} items={items} />
      ))}
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
        {command === undefined ? null : (
          <span className="flex max-w-full min-w-0 items-center gap-1 rounded-card bg-raised/60 py-0.5 pr-0.5 pl-2">
            <code className="min-w-0 truncate font-mono" title={command}>
              {withVisibleControls(command)}
            </code>
            <CopyButton text={command} label="Copy the command" />
          </span>
        )}
        {isInProject ? null : (
          <>
            <span className="flex max-w-full min-w-0 items-center gap-1 text-text-3">
              <MiddleCut path={withVisibleControls(path)} className="font-mono" />
              <CopyButton text={path} label="Copy the path" />
            </span>
            <Link
              to="/projects/$key"
              params={{ key }}
              className="inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
            >
              Open the project
            </Link>
          </>
        )}
      </div>
    </div>
  );
}

function DetailList({
  name,
  items,
}: {
  readonly name: string;
  readonly items: readonly DetailItem[];
}): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, AT_FIRST);
  return (
    <div className="flex min-w-0 flex-col text-xs">
      <p className="text-text-3">{name}</p>
      <ul>
        {shown.map(({ text, note, at }, index) => (
          // Two files of one name are in two lists; two branches never have one.
          <li key={`${index}`} className="flex min-w-0 items-center gap-3 leading-5">
            <MiddleCut path={withVisibleControls(text)} className="font-mono" />
            {note === undefined ? null : (
              <span className="shrink-0 text-text-3">{plainWords(note)}</span>
            )}
            {at === undefined ? null : (
              <span className="shrink-0 text-text-3">
                <Ago at={at} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown.length < items.length ? (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="min-h-6 self-start text-accent hover:underline coarse:min-h-11"
        >
          {(items.length - shown.length).toLocaleString("en")} more
        </button>
      ) : null}
    </div>
  );
}
