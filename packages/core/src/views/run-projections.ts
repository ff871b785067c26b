import { issueProjection } from "./issues/issue-row.ts";
import { requestProjection } from "./request-row.ts";
import { runProjection } from "./run-row.ts";
import type { RunProjection } from "./rows/projection.ts";
import { sessionProjection } from "./session-row.ts";

/** Every table that is folded from the streams of runs and issues. A journal is opened with these. */
export const RUN_PROJECTIONS: readonly RunProjection[] = [
  runProjection,
  requestProjection,
  sessionProjection,
  issueProjection,
];
