import { INBOX_STATUSES, nearest, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { CHANGE_VERBS, changeVerb } from "../inbox/change-verb.ts";
import { itemPage, itemsTable } from "../inbox/items-table.ts";
import { findItem, listItems, MOST_LISTED } from "../inbox/read-items.ts";
import { oneOf } from "../issues/issue-input-of.ts";

const VERBS = ["ls", "show", ...CHANGE_VERBS] as const;

/** `wheelhouse inbox [ls]`, `inbox show ITEM`, `inbox done|ignore|issue|rerun|snooze|undo ITEM` */
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
  if (verb !== "show") return changeVerb(context, verb, item);
  return { data: item, view: () => itemPage(item, { paint, columns, now }) };
}

async function lsVerb({ args, home, paint, columns }: Context): Promise<Result> {
  const status = args.text("status");
  const all = args.flag("all");
  const wanted = args.flag("snoozed")
    ? "snoozed"
    : status !== undefined
      ? oneOf("status", status, INBOX_STATUSES)
      : all
        ? "all"
        : "open";
  const now = Date.now();
  const { items, short, silent, dealtWith, snoozed } = await listItems(home, { wanted, now });
  const rest = [
    ...(snoozed > 0 ? [`${snoozed} put away`] : []),
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
