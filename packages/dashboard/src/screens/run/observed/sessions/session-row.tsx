import { formatTokens } from "@wheelhouse/core";
import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { StatusMark } from "../../../../parts/status-mark.tsx";
import { Elapsed } from "../../../../parts/time.tsx";
import { nameOfSession, type SessionNode, type SessionObject } from "./session-tree.ts";

/** How it is known that a session belongs to the run. */
const MATCHES: Readonly<Record<SessionObject["match"], { word: string; title: string }>> = {
  named: { word: "named", title: "The log names this session." },
  parent: { word: "child", title: "A session of the run names itself as the one that began it." },
  sidechain: {
    word: "sidechain",
    title: "It stands in the file of its session, as a branch of it.",
  },
  probable: {
    word: "probable",
    title:
      "It worked in a repository of the run while the run went on; nothing says that it belongs to it.",
  },
};

/** A session in the tree: how it stands, who it is, what it used, and how it is known. */
export function SessionRow({
  node,
  of,
  isShown,
  hasCursor,
  onPick,
}: {
  /** The run that is shown. */
  readonly of: string;
  readonly node: SessionNode;
  readonly isShown: boolean;
  /** Whether the keys of the tree are at it. */
  readonly hasCursor: boolean;
  readonly onPick: () => void;
}): ReactNode {
  const { session, step, depth } = node;
  const { agent, role, run, match, session: id } = session;
  // A session of its own run that fell silent is shown as that run is.
  const seen = step?.status ?? session.status;
  const status = seen === "interrupted" ? "stale" : seen;
  const tokens = step === undefined ? session.tokens : step.tokens;
  const name = nameOfSession(node);
  const turns = step?.attempts.length ?? 0;
  return (
    // The keys of a tree are the tree's own: it has the focus, and moves over its rows.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      onClick={onPick}
      title={id}
      className={`flex cursor-pointer items-start gap-2 border-l-2 py-1.5 pr-2 ${isShown ? "border-accent bg-raised" : `border-transparent hover:bg-raised/60 ${hasCursor ? "bg-raised" : ""}`}`}
      style={{ paddingLeft: `${0.75 + Math.min(depth, 8) * 0.875}rem` }}
    >
      <StatusMark
        status={status ?? "pending"}
        label={status ?? "not followed here"}
        className="mt-0.5"
      />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex min-w-0 items-center gap-2">
          <span className="min-w-0 flex-1 truncate" dir="auto">
            {name}
          </span>
          {tokens === null || tokens === 0 ? null : (
            <span className="text-xs whitespace-nowrap text-text-3 tabular-nums">
              {formatTokens(tokens)} tok
            </span>
          )}
          {step === undefined ? null : (
            <span className="min-w-10 shrink-0 text-right text-xs whitespace-nowrap text-text-2">
              <Elapsed from={step.started_at} to={step.ended_at} />
            </span>
          )}
        </span>
        <span className="flex min-w-0 items-center gap-x-2 text-xs text-text-3">
          <span className="min-w-0 truncate">
            {[agent, role === name ? null : role, turns === 0 ? null : turnsWords(turns)]
              .filter((each) => each !== null)
              .join(" · ")}
          </span>
          <MatchMark match={match} />
          <span className="flex-1" />
          {run === null || run === of ? null : <OwnRun run={run} name={name} />}
        </span>
      </span>
    </div>
  );
}

function MatchMark({ match }: Pick<SessionObject, "match">): ReactNode {
  const { word, title } = MATCHES[match];
  return (
    <span
      title={title}
      className={
        match === "probable"
          ? "shrink-0 rounded-chip border border-dashed border-stale px-1 text-2xs leading-4 font-medium text-stale"
          : "shrink-0 text-2xs text-text-3"
      }
    >
      {word}
    </span>
  );
}

function OwnRun({ run, name }: { readonly run: string; readonly name: string }): ReactNode {
  return (
    <Link
      to="/runs/$run"
      params={{ run }}
      aria-label={`Open the run of ${name}`}
      title="Open the session's own run"
      onClick={(event) => event.stopPropagation()}
      className="-my-1 inline-flex size-6 shrink-0 items-center justify-center rounded-chip text-text-3 hover:bg-raised hover:text-accent coarse:size-11"
    >
      <ArrowUpRight className="size-3.5" aria-hidden="true" />
    </Link>
  );
}

function turnsWords(turns: number): string {
  return `${turns.toLocaleString("en")} ${turns === 1 ? "turn" : "turns"}`;
}
