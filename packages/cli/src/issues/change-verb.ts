import { type IssueObject, WheelhouseError } from "@wheelhouse/core";
import { type DeskCommand, deskCommandSchema, type DeskDone } from "@wheelhouse/desk";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import type { Project } from "../project/find-project.ts";
import { findRun } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { issueInputOf } from "./issue-input-of.ts";
import { showIssue } from "./read-issues.ts";
import { withDesk } from "./with-desk.ts";

/** What changes an issue or tells its run something, and starts nothing. */
export const CHANGE_VERBS = [
  "create",
  "edit",
  "comment",
  "stop",
  "answer",
  "accept",
  "close",
  "reopen",
  "delete",
  "restore",
] as const;
/** What changes an issue or tells its run something. */
export type ChangeVerb = (typeof CHANGE_VERBS)[number];

/** What a person wants changed. */
export interface WantedChange {
  readonly verb: ChangeVerb;
  /** The issue; 0 where there is none yet. */
  readonly number: number;
  readonly words: readonly string[];
}

type Done = DeskDone & { readonly driven: boolean };

/** `wheelhouse issue create|edit|comment|stop|answer|accept|close|reopen|delete|restore …` */
export async function changeVerb(
  context: Context,
  project: Project,
  wanted: WantedChange,
): Promise<Result> {
  const { home, paint } = context;
  const done = await withDesk(home, await commandOf(context, project, wanted));
  const { issue } = await showIssue(home, project.id, done.number);
  return {
    data: issue,
    view: () =>
      saidOf(wanted.verb, done, issue)
        .map((line, index) => (index === 0 ? `${paint.green("✓")} ${line}` : `  ${line}`))
        .join("\n"),
  };
}

async function commandOf(
  context: Context,
  { id, path }: Project,
  { verb, number, words }: WantedChange,
): Promise<DeskCommand> {
  const { args } = context;
  const common = { do: verb, project: { id, path }, by: whoAmI() };
  const issue = { ...common, number };
  const reason = args.text("reason");
  switch (verb) {
    case "create":
      return checked({
        ...common,
        input: { ...issueInputOf(context), ...(await originOf(context)) },
        key: args.text("idempotency-key"),
      });
    case "edit": {
      const change = issueInputOf(context);
      if (Object.keys(change).length === 0)
        throw wrong(
          "issue edit changes nothing.",
          `Say what: wheelhouse issue edit ${number} --title "…"`,
        );
      return checked({ ...issue, change });
    }
    case "comment": {
      const text = args.text("text") ?? words.join(" ");
      if (text.trim() === "")
        throw wrong(
          "A comment needs words.",
          `Say something: wheelhouse issue comment ${number} "…"`,
        );
      return checked({ ...issue, text });
    }
    case "answer":
      return checked({
        ...issue,
        option: words[0],
        text: args.text("text"),
        request: args.text("request"),
      });
    case "stop":
    case "close":
      return checked({ ...issue, reason });
    default:
      return checked(issue);
  }
}

function checked(command: object): DeskCommand {
  const said = Object.entries(command).filter(([, value]) => value !== undefined);
  const parsed = deskCommandSchema.safeParse(Object.fromEntries(said));
  if (parsed.success) return parsed.data;
  const [problem] = parsed.error.issues;
  throw wrong(
    `${problem?.path.at(-1)?.toString() ?? "That"} cannot be that: ${problem?.message}.`,
    "See docs/issues.md for what an issue takes.",
  );
}

/** The finding that a new issue is made from. The reader is closed before this process may become the writer. */
async function originOf({ args, home }: Context): Promise<object> {
  const [named, finding] = [args.text("from-run"), args.text("finding")];
  if (named === undefined && finding === undefined) return {};
  if (named === undefined || finding === undefined)
    throw wrong(
      "A finding is named by its run and its id.",
      "Write --from-run RUN --finding S1; a report lists them: wheelhouse report RUN",
    );
  await using reader = await openReading(home);
  return { from: { run: await findRun(reader, named), finding } };
}

/** What is said when it is done: the first line, and what to do next. */
function saidOf(verb: ChangeVerb, { number, run, driven }: Done, issue: IssueObject): string[] {
  const next = driven
    ? `See how it goes on: wheelhouse issue show ${number}`
    : `Nobody drives its run now. Go on with it: wheelhouse resume ${run}`;
  switch (verb) {
    case "create":
      return [
        `Issue #${number} is made: ${clean(issue.title)}`,
        `Have it solved: wheelhouse issue start ${number}`,
      ];
    case "edit":
      return [`Issue #${number} is changed.`];
    case "comment":
      return [`Said. Whoever works on issue #${number} from now on reads it.`];
    case "stop":
      return driven
        ? [`Run ${run} is being ended; issue #${number} is open again when its agents are.`]
        : [`Run ${run} is ended; issue #${number} is open again.`];
    case "answer":
      return ["Answered.", next];
    case "accept":
      return [`The work on issue #${number} is accepted. Its branch comes next.`, next];
    case "close":
      return [`Issue #${number} is closed.${run === null ? "" : ` Run ${run} is ended.`}`];
    case "reopen":
      return [`Issue #${number} is ${issue.status === "done" ? "done" : "open"} again.`];
    case "delete":
      return [`Issue #${number} is deleted.`, `Bring it back: wheelhouse issue restore ${number}`];
    case "restore":
      return [`Issue #${number} is back.`];
    default:
      return verb satisfies never;
  }
}

function wrong(message: string, hint: string): WheelhouseError {
  return new WheelhouseError("usage", message, { hint });
}
