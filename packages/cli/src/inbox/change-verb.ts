import { type InboxObject, kindOfItem } from "@wheelhouse/core";
import type { InboxCommand } from "@wheelhouse/desk";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { readServerNote } from "../serve/server-note.ts";
import { findItem, listItems } from "./read-items.ts";
import { untilText } from "./why-text.ts";
import { untilOf } from "./until-of.ts";
import { withInbox } from "./with-inbox.ts";

/** What a person does about an item. */
export const CHANGE_VERBS = [
  "accept",
  "done",
  "ignore",
  "issue",
  "rerun",
  "snooze",
  "undo",
] as const;
/** What a person does about an item. */
export type ChangeVerb = (typeof CHANGE_VERBS)[number];

/** Most items that are decided with another one. */
const MOST_ALIKE = 299;

/** `wheelhouse inbox accept|done|ignore|issue|rerun|snooze|undo ITEM` */
export async function changeVerb(
  context: Context,
  verb: ChangeVerb,
  before: InboxObject,
): Promise<Result> {
  const { home, paint } = context;
  const command = await commandOf(context, verb, before);
  const { issue } = await withInbox(home, command);
  const item = await findItem(home, before.id, Date.now());
  const [said, ...rest] = saidOf(context, verb, { before, item, issue });
  const back =
    verb === "undo" || verb === "rerun" ? [] : [`Take that back: wheelhouse inbox undo ${item.id}`];
  return {
    data: item,
    view: () =>
      [
        `${paint.green("✓")} Item ${item.id} ${said}`,
        ...[...rest, ...back].map((line) => `  ${line}`),
      ].join("\n"),
  };
}

async function commandOf(
  { args, home }: Context,
  verb: ChangeVerb,
  before: InboxObject,
): Promise<InboxCommand> {
  const [item, by, now] = [before.id, whoAmI(), Date.now()];
  switch (verb) {
    case "undo":
    case "rerun":
      return { do: verb, item, by };
    case "snooze":
      return { do: "snooze", item, by, until: untilOf(args.text("until"), now) };
    default: {
      const why = args.text("why");
      const { items } =
        args.flag("alike") && verb !== "accept"
          ? await listItems(home, { wanted: "open", now })
          : { items: [] };
      const kind = kindOfItem(before);
      const also = items
        .filter((each) => each.id !== item && kindOfItem(each) === kind)
        .map(({ id }) => id)
        .slice(0, MOST_ALIKE);
      return {
        do: "decide",
        item,
        by,
        decision: verb === "ignore" ? "silent" : verb,
        ...(why !== undefined && why !== "" && { why }),
        ...(also.length > 0 && { also }),
      };
    }
  }
}

function saidOf(
  { home }: Pick<Context, "home">,
  verb: ChangeVerb,
  {
    before,
    item,
    issue,
  }: { readonly before: InboxObject; readonly item: InboxObject; readonly issue: number | null },
): readonly [string, ...string[]] {
  const { decision, snoozed_until: until } = item.outcome;
  const others = (decision?.together ?? 1) - 1;
  const many = others === 0 ? "" : `, and ${others} like it`;
  switch (verb) {
    case "accept":
      return [`is decided as proposed: ${decision?.decisions.join(", ")}.`, ...solved(issue)];
    case "done":
      return [`is dealt with${many}.`];
    case "ignore":
      return [`was nothing${many}.`];
    case "issue":
      return [`is issue #${issue} now${many}.`, ...solved(issue)];
    case "rerun":
      return [
        decision?.run === undefined ? "fires again." : `is run again: ${decision.run}`,
        ...(decision?.run === undefined
          ? []
          : [`See how it goes: wheelhouse show ${decision.run}`]),
        ...(readServerNote(home) === undefined
          ? ["Nothing happens until a host is there: wheelhouse serve"]
          : []),
      ];
    case "snooze":
      return [`is put away until ${until === null ? "now" : untilText(until)}.`];
    case "undo":
      return [`waits again${takenBack(before)}.`];
    default:
      return verb satisfies never;
  }
}

/** What goes back with an item: those that were decided with it, and the issue that was made of it. */
function takenBack({ outcome: { decision } }: InboxObject): string {
  const others = (decision?.together ?? 1) - 1;
  const made = decision?.decisions.includes("issue") ? decision.issue : undefined;
  return [
    ...(others > 0 ? [`, and ${others} like it`] : []),
    ...(made === undefined ? [] : [`; issue #${made}, which was made of it, is deleted`]),
  ].join("");
}

function solved(issue: number | null): readonly string[] {
  return issue === null ? [] : [`Have it solved, in its project: wheelhouse issue start ${issue}`];
}
