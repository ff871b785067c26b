import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusChip } from "../../parts/status-chip.tsx";
import { Ago } from "../../parts/time.tsx";
import { useMedia } from "../run/steps/use-media.ts";
import type { RunSide } from "./compare-query.ts";
import { type ComparedFact, factsOf } from "./compare-words.ts";
import { statusOf } from "./status-of.ts";

/** The two runs as wholes: which they are, and what each took and used. */
export function ComparedRuns({
  before,
  after,
}: {
  readonly before: RunSide;
  readonly after: RunSide;
}): ReactNode {
  const isWide = useMedia("(min-width: 48rem)");
  const facts = factsOf(before, after);
  const isElsewhere = before.project !== after.project || before.flow !== after.flow;
  return (
    <section aria-label="The runs">
      {isElsewhere ? (
        <p role="note" className="mb-3 text-sm text-text-2">
          These runs are of different flows or projects, so their findings may have nothing to do
          with each other.
        </p>
      ) : null}
      {isWide ? (
        <table className="w-full table-fixed border-collapse text-left">
          <thead>
            <tr className="align-top">
              <th scope="col" className="w-28 pb-2 text-left">
                <span className="sr-only">Fact</span>
              </th>
              <th scope="col" className="pr-4 pb-2 font-normal">
                <Side name="Before" side={before} />
              </th>
              <th scope="col" className="pr-4 pb-2 font-normal">
                <Side name="After" side={after} />
              </th>
              <th scope="col" className="w-36 pb-2 text-right text-xs font-normal text-text-2">
                Change
              </th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <WideFact key={fact.name} fact={fact} />
            ))}
          </tbody>
        </table>
      ) : (
        <div className="flex flex-col gap-3">
          <Side name="Before" side={before} />
          <Side name="After" side={after} />
          <dl className="mt-1">
            {facts.map((fact) => (
              <NarrowFact key={fact.name} fact={fact} />
            ))}
          </dl>
        </div>
      )}
    </section>
  );
}

function Side({ name, side }: { readonly name: string; readonly side: RunSide }): ReactNode {
  const { id, title, flow, status, began, source, project } = side;
  return (
    <div className="min-w-0">
      <p className="text-2xs font-medium text-text-3 uppercase">{name}</p>
      <p className="flex min-w-0 items-center gap-2">
        <Link
          to="/runs/$run"
          params={{ run: id }}
          title={title ?? flow ?? id}
          dir="auto"
          className="min-w-0 truncate font-semibold text-accent underline"
        >
          {title ?? flow ?? id}
        </Link>
        <StatusChip status={statusOf(status)} />
      </p>
      <p className="truncate text-xs text-text-2">
        <span className="font-mono">{id}</span>
        {began === null ? null : (
          <>
            {" · "}
            <Ago at={began} />
          </>
        )}
        {project === null ? null : ` · ${project.split(/[/\\]/).at(-1) ?? ""}`}
        {source === "account" ? " · no report: its findings were not checked" : ""}
      </p>
    </div>
  );
}

function WideFact({ fact }: { readonly fact: ComparedFact }): ReactNode {
  const { name, before, after, change, isSame } = fact;
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-xs font-normal text-text-2">
        {name}
      </th>
      <td className="truncate py-1.5 pr-4 tabular-nums" title={before}>
        {before}
      </td>
      <td
        className={`truncate py-1.5 pr-4 tabular-nums ${isSame ? "text-text-2" : ""}`}
        title={after}
      >
        {after}
      </td>
      <td className="py-1.5 text-right text-xs whitespace-nowrap text-text-2 tabular-nums">
        {change ?? ""}
      </td>
    </tr>
  );
}

function NarrowFact({ fact }: { readonly fact: ComparedFact }): ReactNode {
  const { name, before, after, change, isSame } = fact;
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 border-t border-line py-1.5">
      <dt className="w-16 shrink-0 text-xs text-text-2">{name}</dt>
      <dd className="min-w-0 flex-1 break-words tabular-nums">
        {isSame ? before : `${before} → ${after}`}
        {change === undefined || isSame ? null : (
          <span className="ml-2 text-xs whitespace-nowrap text-text-2">{change}</span>
        )}
      </dd>
    </div>
  );
}
