import { formatAgo, threadId, WheelhouseError } from "@wheelhouse/core";
import { threadPage, threadsOf } from "@wheelhouse/server/threads";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import { layOut } from "../output/markdown.ts";
import { table } from "../output/table.ts";
import type { Project } from "../project/find-project.ts";
import { openReading } from "../reading/open-reading.ts";
import { proposalCard, threadOption } from "./proposal-card.ts";

/** Most messages that are printed at once. */
const MOST = 200;
const USUAL = 20;

const NOTHING = "Nothing was said here yet.\n  Say something: wheelhouse chat TEXT";

/** `wheelhouse chat log`: what was said last in a thread, and what was proposed. */
export async function logVerb(
  { args, home, paint, columns }: Context,
  { project, thread, named }: { project: Project; thread: string; named: string | undefined },
): Promise<Result> {
  const limit = numberIn(args.text("last")) ?? USUAL;
  await using journal = await openReading(home);
  const id = threadId(project.id, thread);
  const page = journal && (await threadPage(journal, id, { limit }));
  const { messages = [], proposals = [], thread: state = null } = page ?? {};
  const option = threadOption(thread, named);
  return {
    data: { thread: state, messages, proposals },
    view: () =>
      messages.length === 0
        ? NOTHING
        : messages
            .map((message) => {
              const { n, speaker, by, at, status, text, why, question, refs } = message;
              const when = formatAgo(Date.parse(at), Date.now());
              const name = speaker === "person" ? paint.cyan(clean(by)) : paint.green(clean(by));
              const said = status === "done" || status === "waiting" ? "" : ` · ${status}`;
              const cards = proposals
                .filter((each) => each.message === n)
                .map((each) => proposalCard(each, { paint, columns, option }));
              return [
                `${name} ${paint.dim(`#${n} · ${when}${said}`)}`,
                ...(text === "" ? [] : [layOut(text, paint, columns)]),
                ...refs.map(({ title }) => paint.dim(`  about ${clean(title)}`)),
                ...(question === null ? [] : [paint.yellow(`? ${clean(question)}`)]),
                ...(why === null ? [] : [paint.red(clean(why))]),
                ...cards,
              ].join("\n");
            })
            .join("\n\n"),
  };
}

/** `wheelhouse chat threads`: the threads of a project. */
export async function threadsVerb(
  { home, paint, columns }: Context,
  project: Project,
): Promise<Result> {
  await using journal = await openReading(home);
  const threads = journal ? await threadsOf(journal, project.id) : [];
  const now = Date.now();
  return {
    data: threads,
    view: () =>
      threads.length === 0
        ? NOTHING
        : table(
            threads,
            [
              { title: "THREAD", cell: ({ name }) => paint.bold(name) },
              { title: "STATUS", cell: ({ status }) => (status === "idle" ? "" : status) },
              { title: "MESSAGES", cell: ({ messages }) => String(messages), align: "right" },
              {
                title: "OPEN",
                cell: ({ open_proposals: open }) => (open === 0 ? "" : String(open)),
                align: "right",
              },
              { title: "AGENT", cell: ({ agent }) => agent ?? "" },
              { title: "LAST", cell: ({ said_at: at }) => formatAgo(Date.parse(at), now) },
            ],
            { columns, head: paint.dim },
          ),
  };
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= MOST) return number;
  throw new WheelhouseError("usage", `--last takes a number from 1 to ${MOST}.`);
}
