import { alertProjection } from "./alerts/alert-row.ts";
import { inboxProjection } from "./inbox/inbox-row.ts";
import { sourceProjection } from "./inbox/source-row.ts";
import { issueProjection } from "./issues/issue-row.ts";
import { requestProjection } from "./request-row.ts";
import { runProjection } from "./run-row.ts";
import type { RunProjection } from "./rows/projection.ts";
import { fireProjection } from "./schedules/fire-row.ts";
import { scheduleProjection } from "./schedules/schedule-row.ts";
import { messageProjection } from "./threads/message-row.ts";
import { proposalProjection } from "./threads/proposal-row.ts";
import { threadProjection } from "./threads/thread-row.ts";
import { sessionProjection } from "./session-row.ts";

/** Every table that is folded from the streams of runs, issues, schedules, the inbox, alerts and threads. A journal is opened with these. */
export const RUN_PROJECTIONS: readonly RunProjection[] = [
  runProjection,
  requestProjection,
  sessionProjection,
  issueProjection,
  scheduleProjection,
  fireProjection,
  inboxProjection,
  sourceProjection,
  alertProjection,
  threadProjection,
  messageProjection,
  proposalProjection,
];
