import { INBOX_STATUSES, nearest, WheelhouseError } from "@wheelhouse/core";
import type { InboxCommand } from "@wheelhouse/desk";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { itemPage, itemsTable } from "../inbox/items-table.ts";
import { findItem, listItems, MOST_LISTED } from "../inbox/read-items.ts";
import { withInbox } from "../inbox/with-inbox.ts";
import { oneOf } from "../issues/issue-input-of.ts";
import { whoAmI } from "../request/who-am-i.ts";

const VERBS = ["ls", "show", "done", "ignore", "issue", "undo"] as const;
type DecideVerb = "done" | "ignore" | "issue" | "undo";

/** `wheelhouse inbox [ls]`, `inbox show ITEM`, `inbox done|ignore|issue|undo ITEM` */
export async function run(context: Context): Promise<Result> {
  const { args, home, paint, columns } = context;
  const [word = "ls", named] = args.positionals;
  const verb = VERBS.find((each) => each === word);
  if (!verb)
    throw new WheelhouseError("usage", `wheelhouse inbox has no ${JSON.stringify(word)}.`, {
      hint: `${didYouMean(nearest(word, VERBS))}It has ${VERBS.join(", ")}.`,
    });
  if (verb === "ls") return lsVerb(context);
  if (named === undefined || named === "")
    throw new WheelhouseError("usage", `An item is missing: inbox ${verb} takes one.`, {
      hint: "See what is there: wheelhouse inbox ls",
    });
  const now = Date.now();
  const item = await findItem(home, named, now);
  if (verb !== "show") return decideVerb(context, verb, item.id);
  return { data: item, view: () => itemPage(item, { paint, columns, now }) };
}

async function lsVerb({ args, home, paint, columns }: Context): Promise<Result> {
  const status = args.text("status");
  const all = args.flag("all");
  const wanted =
    status !== undefined ? oneOf("status", status, INBOX_STATUSES) : all ? "all" : "open";
  const now = Date.now();
  const { items, short, silent, dealtWith } = await listItems(home, { wanted, now });
  const rest = [
    ...(silent > 0 ? [`${silent} routine, silent`] : []),
    ...(dealtWith > 0 ? [`${dealtWith} dealt with`] : []),
  ].join(" · ");
  const isCut = items.length >= MOST_LISTED;
  return {
    data: items,
    view: () =>
      [
        items.length > 0
          ? itemsTable(items, short, { paint, columns, now })
          : wanted === "open"
            ? "Nothing waits for you."
            : "No item of the inbox is like that.",
        ...(isCut ? ["", paint.dim(`At most ${MOST_LISTED} of a status are listed.`)] : []),
        ...(wanted === "open" && rest !== ""
          ? ["", paint.dim(`${rest}. See them: wheelhouse inbox ls --all`)]
          : []),
      ].join("\n"),
  };
}

async function decideVerb(context: Context, verb: DecideVerb, item: string): Promise<Result> {
  const { args, home, paint } = context;
  const why = args.text("why");
  const by = whoAmI();
  const decision = verb === "ignore" ? "silent" : verb;
  const command: InboxCommand =
    decision === "undo"
      ? { do: "undo", item, by }
      : { do: "decide", item, by, decision, ...(why !== undefined && why !== "" && { why }) };
  const { issue } = await withInbox(home, command);
  const after = await findItem(home, item, Date.now());
  const said = {
    done: ["is dealt with."],
    ignore: ["was nothing."],
    issue: [
      `is issue #${issue} now.`,
      `Have it solved, in its project: wheelhouse issue start ${issue}`,
    ],
    undo: ["waits again; an issue that was made of it is deleted."],
  }[verb];
  const back = verb === "undo" ? [] : [`Take that back: wheelhouse inbox undo ${item}`];
  return {
    data: after,
    view: () =>
      [
        `${paint.green("✓")} Item ${item} ${said[0]}`,
        ...[...said.slice(1), ...back].map((line) => `  ${line}`),
      ].join("\n"),
  };
}
