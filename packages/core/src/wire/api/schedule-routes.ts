import { z } from "zod";
import { scheduleWordsShape } from "../../schedule/schedule-events.ts";
import { scheduleCreateSchema, scheduleEditSchema } from "../schedule-input.ts";
import { fireObjectSchema, scheduleObjectSchema } from "../schedule-object.ts";
import { reasonObjectSchema } from "../start-object.ts";
import { get, post } from "./define-route.ts";
import { none, words } from "./query.ts";

const ALL = "/api/projects/{key}/schedules";
const ONE = `${ALL}/{name}`;
const UNKNOWN = ["project.unknown", "schedule.unknown"] as const;
/** What all changes answer with. */
const CHANGED = { reply: scheduleObjectSchema, status: 200 } as const;

/** Addresses of schedules. The topic `schedules:<project>` goes on from them: docs/http-api.md chapter 5. */
export const SCHEDULE_ROUTES = {
  schedules: get(ALL, "Schedules of a project, by name", {
    query: none,
    reply: z.array(scheduleObjectSchema),
    errors: ["project.unknown"],
  }),
  schedule: get(ONE, "A schedule, with its latest fires and what the last one printed", {
    query: none,
    reply: scheduleObjectSchema.extend({
      /** What the latest fire that ended has printed, its end; null when that was nothing. */
      last_output: z
        .object({ fire: z.string(), at: z.string(), text: z.string(), cut: z.int() })
        .nullable(),
    }),
    errors: UNKNOWN,
  }),
  fires: get(`${ONE}/fires`, "The ledger of a schedule, the latest first", {
    query: z.strictObject({
      /** At most so many, 50 when absent. */
      limit: z
        .string()
        .regex(/^(?:[1-9]\d?|[1-4]\d\d|500)$/)
        .transform(Number)
        .optional(),
      /** The `fire` after which the list goes on, into the past. */
      before: z.string().min(1).max(100).optional(),
    }),
    reply: z.array(fireObjectSchema),
    errors: UNKNOWN,
  }),
  previewSchedule: post("/api/schedules/preview", "What a cron means; changes nothing", {
    body: z.strictObject({ cron: scheduleWordsShape.cron, zone: scheduleWordsShape.zone }),
    reply: z.object({
      words: z.string(),
      next: z.array(z.string()),
      /** What a change of the clocks does to one of these times, a sentence each. */
      notes: z.array(z.string()),
    }),
    status: 200,
    errors: ["schedule.invalid"],
  }),
  createSchedule: post(ALL, "Make a schedule; a person trusts what they make", {
    ...CHANGED,
    body: scheduleCreateSchema,
    errors: ["project.unknown", "schedule.invalid", "schedule.state"],
  }),
  editSchedule: post(`${ONE}/edit`, "Change what a schedule says", {
    ...CHANGED,
    body: scheduleEditSchema,
    errors: [...UNKNOWN, "schedule.invalid"],
  }),
  runSchedule: post(`${ONE}/run`, "Have it fire now", {
    ...CHANGED,
    body: none,
    errors: [...UNKNOWN, "schedule.state"],
  }),
  pauseSchedule: post(`${ONE}/pause`, "Have it fire nothing until it is resumed", {
    ...CHANGED,
    body: reasonObjectSchema,
    errors: [...UNKNOWN, "schedule.state"],
  }),
  resumeSchedule: post(`${ONE}/resume`, "Go on with it", {
    ...CHANGED,
    body: none,
    errors: [...UNKNOWN, "schedule.state"],
  }),
  removeSchedule: post(`${ONE}/remove`, "Remove it; what it has done stays in the ledger", {
    ...CHANGED,
    body: none,
    errors: UNKNOWN,
  }),
  trustSchedule: post(`${ONE}/trust`, "Let what a file asks for be done, as it was read", {
    ...CHANGED,
    body: z.strictObject({ hash: words }),
    errors: [...UNKNOWN, "schedule.state"],
  }),
} as const;
