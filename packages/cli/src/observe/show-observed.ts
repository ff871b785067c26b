import {
  formatAgo,
  formatCost,
  formatDuration,
  formatTokens,
  type RunObject,
} from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { paintStatus } from "../output/paint-status.ts";
import { pad, truncate, widthOf } from "../output/width.ts";
import { wrap } from "../output/wrap.ts";
import { whyObserved } from "./why-observed.ts";

const NAME_COLUMNS = 11;
/** Phases that are named, the last ones. */
const MOST_PHASES = 12;
/** Longest column of session names. */
const SESSION_COLUMNS = 40;

/** How a text for a terminal is laid out. */
export interface Layout {
  readonly paint: Paint;
  readonly columns: number;
  /** Wall clock in milliseconds. */
  readonly now: number;
}

/** What `show` says of a run that another harness drives. */
export function showObserved(run: RunObject, layout: Layout): string {
  const { paint, columns } = layout;
  const { observed } = run;
  if (!observed) return "";
  const facts = factsOf(run, observed, layout).filter(([, text]) => text !== "");
  return [
    `${paint.bold(run.id)}  ${paint.bold(clean(run.title ?? ""))}  ${paintStatus(run.status, paint)}`,
    paint.dim(truncate(`  ${clean(timesOf(run, layout.now))}`, columns)),
    "",
    ...facts.map(([name, text]) =>
      wrap(clean(text), columns, {
        indent: `  ${paint.dim(pad(name, NAME_COLUMNS))} `,
        hang: " ".repeat(NAME_COLUMNS + 3),
      }),
    ),
    ...sessionLines(observed, layout),
    "",
    ...whyObserved(run, layout.now).flatMap(({ text, todo }) => [
      wrap(clean(text), columns),
      ...(todo === undefined ? [] : [`  ${paint.cyan(clean(todo))}`]),
    ]),
    paint.dim(`Events: wheelhouse logs ${run.id}`),
  ].join("\n");
}

type Seen = NonNullable<RunObject["observed"]>;

function timesOf(run: RunObject, now: number): string {
  const began = run.created_at === null ? undefined : Date.parse(run.created_at);
  const ended = run.ended_at === null ? undefined : Date.parse(run.ended_at);
  return [
    `${run.source}, read only`,
    began === undefined ? undefined : `began ${formatAgo(began, now)}`,
    began !== undefined && ended !== undefined
      ? `took ${formatDuration(Math.max(0, ended - began))}`
      : undefined,
    run.observed?.path ?? undefined,
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}

/** Phases as they were entered; of very many, the last ones. */
function phaseWords({ phases, phases_entered: count }: Seen): string {
  const shown = phases.slice(-MOST_PHASES).map(({ name }) => name);
  const before = count - shown.length;
  return [...(before > 0 ? [`${before} before`] : []), ...shown].join(" ▸ ");
}

function factsOf(run: RunObject, seen: Seen, { now }: Layout): [string, string][] {
  const { candidate_detail: candidate, queue } = seen;
  const { input, output } = run.tokens;
  const tokens = input === null || output === null ? null : input + output;
  const worked = queue.picked + queue.cleared + queue.blocked > 0;
  return [
    ["source", `${seen.source_name} (${seen.source_id})`],
    ["phase", phaseWords(seen)],
    [
      "candidate",
      candidate
        ? [candidate.id, candidate.label, candidate.repo, candidate.ref].filter(Boolean).join(" · ")
        : "",
    ],
    ["item", seen.item ? `${seen.item.id}${seen.item.blocked === null ? "" : ", blocked"}` : ""],
    [
      "queue",
      worked ? `${queue.picked} picked, ${queue.cleared} cleared, ${queue.blocked} blocked` : "",
    ],
    ["touches", seen.repos.map(({ repo, matches }) => `${repo} (${matches[0] ?? ""})`).join(", ")],
    ["model", run.model ?? ""],
    [
      "used",
      tokens === null ? "" : `${formatTokens(tokens)} tokens · cost ${formatCost(run.cost)}`,
    ],
    ["bad lines", seen.bad_lines === 0 ? "" : String(seen.bad_lines)],
    [
      "last event",
      seen.last_event_at === null
        ? ""
        : `${formatAgo(Date.parse(seen.last_event_at), now)}${seen.stale ? ", stale" : ""}`,
    ],
    ["also seen", seen.joined.map(({ run: id, source }) => `${id} (${source})`).join(", ")],
  ];
}

/** Its sessions as a tree; one whose parent is not here stands at the left. */
function sessionLines({ sessions }: Seen, { paint, columns }: Layout): string[] {
  if (sessions.length === 0) return [];
  const known = new Set(sessions.map(({ session }) => session));
  const below = Map.groupBy(sessions, ({ parent }) =>
    parent !== null && known.has(parent) ? parent : "",
  );
  const lines: { readonly name: string; readonly rest: string }[] = [];
  const drawn = new Set<string>();
  const draw = (parent: string, depth: number): void => {
    for (const { session, agent, role, match } of below.get(parent) ?? []) {
      // What names itself as an ancestor of its own would never end.
      if (drawn.has(session)) continue;
      drawn.add(session);
      const what = [role, agent].filter((part) => part !== null).join(" · ");
      const rest = match === "probable" ? [what, "probable"].filter(Boolean).join(" · ") : what;
      lines.push({ name: `${"  ".repeat(depth)}${clean(session)}`, rest: clean(rest) });
      draw(session, depth + 1);
    }
  };
  draw("", 0);
  const width = Math.min(SESSION_COLUMNS, Math.max(...lines.map(({ name }) => widthOf(name))));
  return [
    "",
    paint.bold("Sessions"),
    ...lines.map(({ name, rest }) =>
      truncate(`  ${pad(truncate(name, width), width)}  ${paint.dim(rest)}`.trimEnd(), columns),
    ),
  ];
}
