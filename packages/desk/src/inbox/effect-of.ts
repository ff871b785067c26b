import {
  type AlertWords,
  bodiesOfItem,
  fenced,
  type InboxRow,
  oneLine,
  type TriageVerdict,
} from "@wheelhouse/core";
import type { StreamAppend } from "@wheelhouse/journal";
import type { Alerter } from "../alert/create-alerter.ts";
import type { Project } from "../desk-ports.ts";
import { issueBirth } from "../write/create-issue.ts";
import { issueAppend, type IssuePorts, loadIssue } from "../write/issue-log.ts";

/** What decisions are done with. */
export interface EffectPorts extends IssuePorts {
  readonly alerts: Pick<Alerter, "raised" | "settle">;
  /** The whole address of one that begins with `/` on our page; undefined when no page is served. */
  readonly addressOf: (path: string) => string | undefined;
  /** A project that a person has made known, by its id; undefined when nobody has. */
  readonly projectNamed: (id: string) => Project | undefined;
}

/** Who decided, when the rules did. */
export const BY_RULES = "the rules";

/** What is appended with a decision, so that it has happened when the decision is there. */
export async function effectOf(
  ports: EffectPorts,
  {
    row,
    project,
    issue,
    what: { decisions, rule, why, by, title },
  }: {
    readonly row: InboxRow;
    readonly project: Project | undefined;
    readonly issue: number | undefined;
    /** `title`: what the issue is to be called. */
    readonly what: Pick<TriageVerdict, "rule" | "why" | "decisions"> & {
      readonly by: string;
      readonly title?: string | undefined;
    };
  },
): Promise<{ readonly streams: readonly StreamAppend[]; readonly issue?: number }> {
  const streams: StreamAppend[] = [];
  let number: number | undefined;
  if (decisions.includes("notify"))
    streams.push(...(await ports.alerts.raised(alertOf(ports, row, { rule, why }))));
  if (decisions.includes("comment") && project && issue !== undefined) {
    const { seq } = await loadIssue(ports, project.id, issue);
    const text = `${why}\n\n${quoted(row)}`;
    streams.push(
      issueAppend(project.id, issue, seq, [{ type: "issue.commented", data: { text, by } }]),
    );
    number = issue;
  }
  if (decisions.includes("issue") && project) {
    const birth = await issueBirth(ports, {
      project,
      input: {
        title: title ?? titleOf(row, rule),
        description: `${why}\n\n${quoted(row)}`,
        type: "bug",
        labels: ["inbox"],
      },
      draft: undefined,
      by,
    });
    streams.push(birth.append);
    number = birth.number;
  }
  return { streams, ...(number !== undefined && { issue: number }) };
}

function titleOf({ source_id: source, message }: InboxRow, rule: string): string {
  return rule === "third-failure" ? oneLine(`${source} keeps failing`, 200) : oneLine(message, 200);
}

/** What an item says, as the data that it is: fenced, so that nothing in it is taken for Markdown. */
function quoted(row: InboxRow): string {
  const { text, run, schedule } = bodiesOfItem(row).outcome;
  return [
    fenced(text === undefined ? row.message : `${row.message}\n\n${text}`),
    ...(run === undefined ? [] : [`Run ${run}`]),
    ...(schedule === undefined ? [] : [`Schedule ${schedule}`]),
  ].join("\n\n");
}

function alertOf(
  { addressOf }: EffectPorts,
  row: InboxRow,
  { rule, why }: Pick<TriageVerdict, "rule" | "why">,
): AlertWords {
  const { outcome } = bodiesOfItem(row);
  const link = outcome.link?.startsWith("/") ? addressOf(outcome.link) : outcome.link;
  // Of one source the same is told once while it is fresh; each question is its own.
  const about =
    rule === "waiting" ? row.id : `${row.project_id} ${row.source_type} ${row.source_id}`;
  return {
    fingerprint: `${rule} ${about}`,
    title: oneLine(row.message, 200),
    text: why,
    priority: rule === "auth" ? "critical" : row.priority,
    about: {
      item: row.id,
      ...(outcome.run !== undefined && { run: outcome.run }),
      ...(row.project_id !== "" && { project: row.project_id }),
    },
    ...(link !== undefined && { link }),
  };
}
