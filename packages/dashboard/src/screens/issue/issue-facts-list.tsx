import type { IssueObject } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Cost, Tokens } from "../../parts/spent.tsx";
import { Ago } from "../../parts/time.tsx";
import { withVisibleControls } from "../../text/visible-controls.ts";
import { Label } from "../board/issue-facts.tsx";

/** What is known of an issue in a few words each. */
export function IssueFacts({ issue }: { readonly issue: IssueObject }): ReactNode {
  const { project_id: key, labels, depends_on: needs, blocked_by: blockers } = issue;
  const { needed_by: neededBy, parent, runs, created_by: by, created_at: at } = issue;
  return (
    <dl
      aria-label="About the issue"
      className="flex flex-wrap gap-x-8 gap-y-3 rounded-card border border-line bg-surface p-3 lg:flex-col"
    >
      {labels.length === 0 ? null : (
        <Fact name="Labels">
          <span className="flex flex-wrap gap-1">
            {labels.map((label) => (
              <Label key={label} label={label} />
            ))}
          </span>
        </Fact>
      )}
      {needs.length === 0 ? null : (
        <Fact name="Depends on">
          <Numbers project={key} numbers={needs} open={blockers} />
        </Fact>
      )}
      {neededBy.length === 0 ? null : (
        <Fact name="Needed by">
          <Numbers project={key} numbers={neededBy} />
        </Fact>
      )}
      {parent === null ? null : (
        <Fact name="Part of">
          <Numbers project={key} numbers={[parent]} />
        </Fact>
      )}
      <Fact name="Used by all runs">
        {runs === 0 ? <span className="text-text-3">nothing yet</span> : <Used issue={issue} />}
      </Fact>
      <Fact name="Written">
        <Ago at={at} /> by <bdi>{withVisibleControls(by)}</bdi>
      </Fact>
    </dl>
  );
}

function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <dt className="text-xs text-text-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** Tokens and cost; what nobody said is said so, and never counted as nothing. */
function Used({ issue }: { readonly issue: IssueObject }): ReactNode {
  const { tokens, cost, cost_unknown: unknown, runs } = issue;
  const hasTokens = tokens.input !== null || tokens.output !== null || tokens.unknown > 0;
  return (
    <span className="flex flex-wrap gap-x-2">
      {hasTokens ? <Tokens tokens={tokens} /> : <span className="text-text-3">tokens unknown</span>}
      <Cost cost={cost} cost_unknown={unknown} />
      <span className="text-text-3">{runs === 1 ? "1 run" : `${runs} runs`}</span>
    </span>
  );
}

function Numbers({
  project: key,
  numbers,
  open = [],
}: {
  readonly project: string;
  readonly numbers: readonly number[];
  /** Those of them that are not done. */
  readonly open?: readonly number[];
}): ReactNode {
  return (
    <span className="flex flex-wrap gap-x-2">
      {numbers.map((number) => (
        <Link
          key={number}
          to="/projects/$key/issues/$n"
          params={{ key, n: String(number) }}
          className="inline-flex min-h-6 items-center text-accent hover:underline coarse:min-h-11"
        >
          #{number}
          {open.includes(number) ? <span className="ml-1 text-stuck">not done</span> : null}
        </Link>
      ))}
    </span>
  );
}
