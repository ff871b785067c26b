import { CATCH_UPS, NOTIFY_ON, type ScheduleState, WheelhouseError } from "@wheelhouse/core";
import { readCron, type ScheduleInput, scheduleInputSchema } from "@wheelhouse/desk";
import type { Context } from "../command/context.ts";
import { oneOf } from "../issues/issue-input-of.ts";
import { actOf } from "./act-of.ts";

const SIZES: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 };

/**
 * What the options of `schedule create` and `schedule edit` say of a schedule, put over what it was before. Throws `usage`, and
 * `schedule.invalid` for times that cannot be.
 */
export function scheduleInputOf(
  { args, io }: { readonly args: Context["args"]; readonly io: Pick<Context["io"], "cwd"> },
  name: string,
  before?: ScheduleState["definition"],
): ScheduleInput {
  const cron = args.text("cron") ?? before?.cron;
  const zone = args.text("zone") ?? before?.zone ?? ownZone();
  if (cron === undefined)
    throw wrong(
      "A schedule needs its times.",
      'Say them as cron: --cron "0 2 * * *" is each night at 02:00.',
    );
  readCron(cron, zone);
  const act = actOf(args, { cwd: io.cwd, before: before?.act }) ?? before?.act;
  if (!act)
    throw wrong(
      "A schedule needs something to do.",
      'Say what: --flow code-review, --issue 12, --command "npm test" or --url https://…',
    );
  const [timeout, catchUp, notifyOn] = [
    args.text("timeout"),
    args.text("catch-up"),
    args.text("notify"),
  ];
  const parsed = scheduleInputSchema.safeParse({
    ...(before && {
      title: before.title,
      catchUp: before.catchUp,
      timeoutMs: before.timeoutMs,
      notifyOn: before.notifyOn,
    }),
    name,
    cron,
    zone,
    act,
    ...(args.text("title") !== undefined && { title: args.text("title") }),
    ...(timeout !== undefined && { timeoutMs: lengthOf(timeout) }),
    ...(catchUp !== undefined && { catchUp: oneOf("way to catch up", catchUp, CATCH_UPS) }),
    ...(notifyOn !== undefined && { notifyOn: oneOf("--notify", notifyOn, NOTIFY_ON) }),
  });
  if (parsed.success) return parsed.data;
  const [problem] = parsed.error.issues;
  throw wrong(
    `${problem?.path.map(String).join(".") ?? "That"} ${problem?.message ?? "is not right"}.`,
    "See docs/schedules.md for what a schedule takes.",
  );
}

/** The zone of this machine's clock. */
function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A length of time such as `90s`, `10m` or `1h30m`, in milliseconds. */
function lengthOf(text: string): number {
  const parts = [...text.matchAll(/(\d{1,6})([smh])/g)];
  const isWhole = parts.length > 0 && parts.map(([part]) => part).join("") === text;
  const ms = parts.reduce(
    (sum, [, count, unit = ""]) => sum + Number(count) * (SIZES[unit] ?? 0),
    0,
  );
  if (isWhole && ms >= 1_000 && ms <= 86_400_000) return ms;
  throw wrong(
    `--timeout ${JSON.stringify(text)} is no length of time between a second and a day.`,
    "Write it as 90s, 10m or 2h.",
  );
}

function wrong(message: string, hint: string): WheelhouseError {
  return new WheelhouseError("usage", message, { hint });
}
