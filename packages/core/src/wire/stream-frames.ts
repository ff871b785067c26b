import { z } from "zod";
import { BANDS } from "../plan/define-flow.ts";
import { heardSchema } from "../thread/thread-events.ts";
import { RUN_STATUSES, STEP_STATUSES } from "../run/status.ts";
import { alertObjectSchema } from "./alert-object.ts";
import { inboxObjectSchema } from "./inbox-object.ts";
import { messageObjectSchema } from "./message-object.ts";
import { proposalObjectSchema } from "./proposal-object.ts";
import { threadObjectSchema } from "./thread-object.ts";
import { issueItemSchema } from "./issue-item.ts";
import { requestObjectSchema } from "./request-object.ts";
import { runHeadSchema } from "./run-head.ts";
import { runListItemSchema } from "./run-list-item.ts";
import { scheduleObjectSchema } from "./schedule-object.ts";
import { scanVersionSchema } from "./signal-object.ts";
import { stepObjectSchema } from "./step-object.ts";

/** Event `flow_run_started`: a run has a plan. */
export const flowRunStartedSchema = z.object({
  run_id: z.string(),
  flow_name: z.string(),
  band: z.enum(BANDS).nullable(),
  steps: z.array(
    z.object({
      step_id: z.string(),
      /** The agent of the run; null when the step asks none, or when who works is not chosen yet. */
      agent: z.string().nullable(),
      kind: z.enum(["agent", "code", "request", "map", "scope", "run"]),
      /** The topic on which its conversation comes. */
      chat_id: z.string(),
      label: z.string(),
    }),
  ),
});
/** Event `flow_run_started`. */
export type FlowRunStarted = z.infer<typeof flowRunStartedSchema>;

/** Event `flow_run_step_updated`: a step has another status. The last one of a run has its status and report. */
export const flowRunStepUpdatedSchema = z.object({
  run_id: z.string(),
  step_id: z.string(),
  status: z.enum(STEP_STATUSES),
  run_status: z.enum(RUN_STATUSES).optional(),
  /** Markdown. */
  report: z.string().optional(),
});
/** Event `flow_run_step_updated`. */
export type FlowRunStepUpdated = z.infer<typeof flowRunStepUpdatedSchema>;

/**
 * The position that a thing is as of. What changes without an event of the journal, such as who drives a run or
 * whatever an observed run does, lies between two global positions and has a fraction.
 */
const rev = z.number();

/** Event `patch`: things as they are now. No higher `rev` than one that was seen for the same `k` and `id` is old. */
export const patchSchema = z.array(
  z.discriminatedUnion("k", [
    z.object({ k: z.literal("run"), id: z.string(), rev, v: runListItemSchema }),
    z.object({ k: z.literal("request"), id: z.string(), rev, v: requestObjectSchema }),
    /** Topic `issues:<project>`: an issue; its id is `<project>/<number>`. */
    z.object({ k: z.literal("issue"), id: z.string(), rev, v: issueItemSchema }),
    /** Topic `alerts`: an alert, and where it has arrived. */
    z.object({ k: z.literal("alert"), id: z.string(), rev, v: alertObjectSchema }),
    /** Topic `inbox`: an item of the inbox. */
    z.object({ k: z.literal("inbox"), id: z.string(), rev, v: inboxObjectSchema }),
    /** Topic `schedules:<project>`: a schedule; its id is `<project>/<name>`. */
    z.object({ k: z.literal("schedule"), id: z.string(), rev, v: scheduleObjectSchema }),
    /** Topic `thread:<project>/<name>`: the thread, what is said in it, and what is proposed. */
    z.object({ k: z.literal("thread"), id: z.string(), rev, v: threadObjectSchema }),
    z.object({ k: z.literal("message"), id: z.string(), rev, v: messageObjectSchema }),
    z.object({ k: z.literal("proposal"), id: z.string(), rev, v: proposalObjectSchema }),
    /** Topic `state:<run>`: a run without what is in it. */
    z.object({ k: z.literal("head"), id: z.string(), rev, v: runHeadSchema }),
    /** Topic `state:<run>`: a step; its id is `<run>/<step>`. */
    z.object({ k: z.literal("step"), id: z.string(), rev, v: stepObjectSchema }),
    /** Topic `signals`: which look at the repositories was the last; what it saw is fetched. */
    z.object({ k: z.literal("signals"), id: z.literal("all"), rev, v: scanVersionSchema }),
    /** Topic `sources`: what is known of sources is not what it was; it is fetched. */
    z.object({ k: z.literal("sources"), id: z.literal("all"), rev, v: z.object({}) }),
    /** Topic `flows`: flow files are not what they were; the list is fetched. */
    z.object({ k: z.literal("flows"), id: z.literal("all"), rev, v: z.object({}) }),
  ]),
);
/** Event `patch`. */
export type Patch = z.infer<typeof patchSchema>;

/** Event `heard` of `/api/stream`: more of a reply that is being written. */
export const heardFrameSchema = z.object({
  /** The topic that it belongs to. */
  topic: z.string(),
  message: z.int(),
  /** Seq of the last event that this is from: what a page has fetched already has none above its own. */
  seq: z.int(),
  heard: z.array(heardSchema),
});
/** Event `heard` of `/api/stream`. */
export type HeardFrame = z.infer<typeof heardFrameSchema>;

/** Event `trace` of `/api/stream`: rows of one run in columns, all of one length, in the order of `seq`. */
export const traceColumnsSchema = z.object({
  /** The topic that it belongs to. */
  topic: z.string(),
  run: z.string(),
  seq: z.array(z.int()),
  /** Milliseconds. */
  at: z.array(z.number()),
  type: z.array(z.string()),
  step: z.array(z.string().nullable()),
  attempt: z.array(z.string().nullable()),
  /** JSON, as in a row. */
  data: z.array(z.unknown()),
});
/** Event `trace` of `/api/stream`. */
export type TraceColumns = z.infer<typeof traceColumnsSchema>;

/** Events `live` (all there was has been sent) and `reset` (the cursor means nothing here: fetch anew, go on from `as_of`). */
export const positionSchema = z.object({
  /** The seq of the run; or the global position, with a fraction that counts what no event of the journal says. */
  as_of: z.number(),
});
/** Events `live` and `reset`. */
export type Position = z.infer<typeof positionSchema>;
