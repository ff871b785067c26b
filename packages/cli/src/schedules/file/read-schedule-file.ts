import { parseChecked } from "@wheelhouse/agents";
import { BANDS, CATCH_UPS, NOTIFY_ON, type ScheduleAct, WheelhouseError } from "@wheelhouse/core";
import { readCron, type ScheduleInput, scheduleInputSchema } from "@wheelhouse/desk";
import { z } from "zod";

/** What stands between the two lines of dashes of a schedule's file. */
const headSchema = z.strictObject({
  id: z.string().optional(),
  title: z.string().optional(),
  /** Five fields of cron. */
  schedule: z.string(),
  zone: z.string().default("UTC"),
  enabled: z.boolean().default(true),
  flow: z.string().optional(),
  band: z.enum(BANDS).optional(),
  agent: z.string().optional(),
  model: z.string().optional(),
  issue: z.int().min(1).optional(),
  command: z.array(z.string()).min(1).optional(),
  cwd: z.string().optional(),
  env: z.array(z.string()).optional(),
  url: z.string().optional(),
  method: z.string().optional(),
  headers: z
    .record(z.string(), z.union([z.string(), z.strictObject({ env: z.string() })]))
    .optional(),
  /** Seconds. */
  timeout: z.int().min(1).optional(),
  notify_on: z.enum(NOTIFY_ON).optional(),
  catch_up: z.enum(CATCH_UPS).optional(),
});
type Head = z.infer<typeof headSchema>;

const ACTS = ["flow", "issue", "command", "url"] as const;

/**
 * Reads a schedule's file: YAML between two lines of dashes, then words, which are a flow's focus or a call's body. Undefined for one that is
 * not enabled. Pure. Throws `schedule.invalid` with the line.
 */
export function readScheduleFile(text: string, file: string): ScheduleInput | undefined {
  const [, head = "", words = ""] = /^---\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n(.*))?$/s.exec(text) ?? [];
  if (head === "") throw wrong(file, 1, "it does not begin with YAML between two lines of ---");
  const said = parseChecked(head, {
    schema: headSchema,
    whole: "the schedule",
    misplaced: "See docs/schedules.md for what stands where.",
    // The first line is the dashes.
    fail: ({ line, what, hint }) => wrong(file, line + 1, what, hint),
  });
  if (!said.enabled) return undefined;
  const act = actOf(said, words.trim(), file);
  const parsed = scheduleInputSchema.safeParse({
    name: said.id ?? nameOf(file),
    cron: said.schedule,
    zone: said.zone,
    act,
    ...(said.title !== undefined && { title: said.title }),
    ...(said.timeout !== undefined && { timeoutMs: said.timeout * 1000 }),
    ...(said.notify_on !== undefined && { notifyOn: said.notify_on }),
    ...(said.catch_up !== undefined && { catchUp: said.catch_up }),
  });
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    throw wrong(
      file,
      1,
      `${problem?.path.map(String).join(".") ?? ""} ${problem?.message ?? ""}`.trim(),
    );
  }
  readCron(parsed.data.cron, parsed.data.zone);
  return parsed.data;
}

function actOf(said: Head, words: string, file: string): Partial<ScheduleAct> {
  const named = ACTS.filter((each) => said[each] !== undefined);
  if (named.length !== 1)
    throw wrong(
      file,
      1,
      `it has to say one of ${ACTS.join(", ")}, and says ${named.join(" and ") || "none"}`,
    );
  const { flow, band, agent, model, issue, command, cwd, env, url, method, headers } = said;
  if (issue !== undefined) return { kind: "issue", number: issue };
  if (command) return defined({ kind: "command", argv: command, cwd, env });
  const body = words === "" ? undefined : words;
  if (url !== undefined)
    return defined({ kind: "http", method: method ?? "GET", url, headers, body });
  return defined({ kind: "flow", flow, band, agent, model, focus: body });
}

/** What is absent has no member. */
function defined(act: Readonly<Record<string, unknown>>): Partial<ScheduleAct> {
  return Object.fromEntries(Object.entries(act).filter(([, value]) => value !== undefined));
}

/** The name that a file gives when it says none: its own, without a number before it. */
function nameOf(file: string): string {
  return (file.split("/").at(-1) ?? file).replace(/\.md$/, "").replace(/^\d+-/, "");
}

function wrong(file: string, line: number, what: string, hint?: string): WheelhouseError {
  return new WheelhouseError("schedule.invalid", `${file}, line ${line}: ${what}.`, {
    hint: hint ?? "See docs/schedules.md for what a schedule's file says.",
  });
}
