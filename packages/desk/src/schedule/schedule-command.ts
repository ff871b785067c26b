import { scheduleActSchema, scheduleWordsShape, USUAL_TIMEOUT_MS } from "@wheelhouse/core";
import { z } from "zod";

/** What a schedule is called: part of an address, and of a file's name. */
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, "is lower case letters, digits, '.', '_' and '-'");
const project = z.strictObject({ id: z.string().min(1), path: z.string().min(1) });
const by = z.string().min(1);
const schedule = { project, name, by };

/** Wire schema of what is said of a schedule; what is absent is as usual. */
export const scheduleInputSchema = z.strictObject({
  name,
  title: scheduleWordsShape.title.default(""),
  cron: scheduleWordsShape.cron,
  zone: scheduleWordsShape.zone,
  act: scheduleActSchema,
  catchUp: scheduleWordsShape.catchUp.default("last"),
  timeoutMs: scheduleWordsShape.timeoutMs.default(USUAL_TIMEOUT_MS),
  notifyOn: scheduleWordsShape.notifyOn.default("failure"),
});
/** What is said of a schedule. */
export type ScheduleInput = z.infer<typeof scheduleInputSchema>;

/** Wire schema of everything that can be done with schedules, for whoever is not the host. */
export const scheduleCommandSchema = z.discriminatedUnion("do", [
  /** `isNew`: refused when there is one of this name. `origin`: what a file says is trusted by nobody yet. */
  z.strictObject({
    do: z.literal("define"),
    project,
    by,
    input: scheduleInputSchema,
    origin: z.enum(["person", "file"]),
    isNew: z.boolean(),
  }),
  z.strictObject({ do: z.literal("trust"), ...schedule, hash: z.string().min(1) }),
  z.strictObject({ do: z.literal("pause"), ...schedule, reason: z.string().max(2_000).optional() }),
  z.strictObject({ do: z.literal("resume"), ...schedule }),
  z.strictObject({ do: z.literal("remove"), ...schedule }),
  z.strictObject({ do: z.literal("run"), ...schedule }),
]);
/** Something to be done with schedules. */
export type ScheduleCommand = z.infer<typeof scheduleCommandSchema>;

/** Wire schema of {@link ScheduleDone}. */
export const scheduleDoneSchema = z.object({ id: z.string(), fire: z.string().nullable() });
/** What was done: to which schedule, and the fire that was asked for. */
export type ScheduleDone = z.infer<typeof scheduleDoneSchema>;
