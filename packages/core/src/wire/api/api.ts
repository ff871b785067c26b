import { z } from "zod";
import { REQUEST_STATUSES } from "../../views/request-row.ts";
import { agentObjectSchema } from "../agent-object.ts";
import { artifactObjectSchema } from "../artifact-object.ts";
import { checkObjectSchema } from "../check-object.ts";
import { comparisonObjectSchema } from "../comparison-object.ts";
import { fileObjectSchema } from "../file-object.ts";
import { flowItemSchema, flowObjectSchema } from "../flow-object.ts";
import { forkObjectSchema } from "../fork-object.ts";
import { healthObjectSchema } from "../health-object.ts";
import { planObjectSchema } from "../plan-object.ts";
import { projectObjectSchema } from "../project-object.ts";
import { REPORT_FORMATS, reportObjectSchema } from "../report-object.ts";
import { requestObjectSchema } from "../request-object.ts";
import { runObjectSchema } from "../run-object.ts";
import { runStateObjectSchema } from "../run-state-object.ts";
import { settingsChangeSchema, settingsObjectSchema } from "../settings-object.ts";
import {
  answerObjectSchema,
  reasonObjectSchema,
  startedObjectSchema,
  startObjectSchema,
} from "../start-object.ts";
import { get, post } from "./define-route.ts";
import { ALERT_ROUTES } from "./alert-routes.ts";
import { INBOX_ROUTES } from "./inbox-routes.ts";
import { ISSUE_ROUTES } from "./issue-routes.ts";
import { none, position, words } from "./query.ts";
import { RUN_READS } from "./run-reads.ts";
import { SCHEDULE_ROUTES } from "./schedule-routes.ts";
import { SOURCE_READS } from "./source-reads.ts";
import { THREAD_ROUTES } from "./thread-routes.ts";

const RUN_ERRORS = ["run.unknown"] as const;

/** Every address that answers with JSON. Streams are described beside it, in docs/http-api.md chapter 5. */
export const API = {
  ...RUN_READS,
  ...SOURCE_READS,
  ...ISSUE_ROUTES,
  ...ALERT_ROUTES,
  ...SCHEDULE_ROUTES,
  ...INBOX_ROUTES,
  ...THREAD_ROUTES,
  openSession: post("/api/session", "Turn a one-time token into a cookie", {
    body: z.strictObject({ token: words }),
    reply: z.object({ ok: z.literal(true) }),
    status: 200,
    errors: ["access.denied"],
  }),
  launch: post(
    "/api/session/launch",
    "A one-time token for a browser; with the bearer token only",
    {
      body: none,
      reply: z.object({ token: z.string(), url: z.url() }),
      status: 200,
      errors: ["access.denied"],
    },
  ),
  proveServer: get("/api/session/proof", "Prove who serves; asked without a token", {
    query: z.strictObject({ challenge: z.string().regex(/^[\w-]{43}$/) }),
    reply: z.object({ proof: z.string().max(100) }),
  }),
  health: get("/api/health", "How the server is", { query: none, reply: healthObjectSchema }),
  projects: get("/api/projects", "Projects that the server knows", {
    query: none,
    reply: z.array(projectObjectSchema),
  }),
  addProject: post("/api/projects", "Make a directory known", {
    body: z.strictObject({ path: z.string().min(1).max(4_096) }),
    reply: projectObjectSchema,
    status: 200,
    errors: ["project.unreadable", "home.unwritable"],
  }),
  projectPaths: get("/api/projects/{id}/paths", "What the beginning of a path may become", {
    /** As far as it was typed, relative to the project's top; absent: what is at the top. */
    query: z.strictObject({ begun: z.string().max(1_000).optional() }),
    /** Files and directories of the project, these with a slash at their end; 20 at most. */
    reply: z.array(z.string()),
    errors: ["project.unknown"],
  }),
  doctor: get("/api/doctor", "What stands in the way of runs here, and what to do about it", {
    query: z.strictObject({ again: z.enum(["0", "1"]).optional() }),
    reply: z.array(checkObjectSchema),
  }),
  settings: get("/api/settings", "What holds for runs over a project, and who says so", {
    query: z.strictObject({ project_id: words }),
    reply: settingsObjectSchema,
    errors: ["project.unknown"],
  }),
  changeSettings: post("/api/settings", "Change one's own settings for a project", {
    body: settingsChangeSchema,
    reply: settingsObjectSchema,
    status: 200,
    errors: ["project.unknown", "agent.unknown", "home.unwritable"],
  }),
  flows: get("/api/flows", "Flows that can be run, and what became of their latest runs", {
    /** With a project its own flows are there too. */
    query: z.strictObject({ project_id: words.optional() }),
    reply: z.array(flowItemSchema),
    errors: ["project.unknown"],
  }),
  trustFlow: post("/api/flows/trust", "Trust a flow of a project, as it is", {
    body: z.strictObject({
      project_id: words,
      flow: words,
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    reply: flowObjectSchema,
    status: 200,
    errors: [
      "project.unknown",
      "flow.unknown",
      "flow.invalid",
      "flow.untrusted",
      "home.unwritable",
    ],
  }),
  agents: get("/api/agents", "Agents of this machine", {
    query: none,
    reply: z.array(agentObjectSchema.loose()),
  }),
  requests: get("/api/requests", "What runs ask of people, the oldest first", {
    query: z.strictObject({
      status: z.enum(REQUEST_STATUSES).optional(),
      run: words.optional(),
    }),
    reply: z.array(requestObjectSchema),
  }),
  startRun: post("/api/runs", "Start a run", {
    body: startObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    idempotent: true,
    errors: [
      "project.unknown",
      "project.unreadable",
      "flow.unknown",
      "flow.input",
      "flow.invalid",
      "flow.untrusted",
      "agent.unknown",
      "agent.unusable",
      "settings.invalid",
    ],
  }),
  plan: post("/api/plan", "What would come of starting a run; starts nothing", {
    body: startObjectSchema,
    reply: planObjectSchema,
    status: 200,
  }),
  run: get("/api/runs/{id}", "A run, whole", {
    query: none,
    reply: runObjectSchema,
    errors: RUN_ERRORS,
  }),
  runState: get("/api/runs/{id}/state", "A run, and where to follow it from", {
    query: none,
    reply: runStateObjectSchema,
    errors: RUN_ERRORS,
  }),
  compare: get("/api/compare", "Two runs side by side", {
    query: z.strictObject({ a: words, b: words }),
    reply: comparisonObjectSchema,
    errors: RUN_ERRORS,
  }),
  runArtifacts: get("/api/runs/{id}/artifacts", "What its attempts left behind", {
    query: none,
    reply: z.array(artifactObjectSchema),
    errors: RUN_ERRORS,
  }),
  exportRun: get("/api/runs/{id}/export", "Its report, or its spans, as a file to take away", {
    query: z.strictObject({
      as: z.enum(["md", "html", "json", "otlp"]).default("md"),
      /** With `otlp`: what was said in conversations as well. */
      content: z.enum(["0", "1"]).optional(),
    }),
    reply: z.string(),
    media: ["text/markdown", "text/html", "application/json"],
    errors: RUN_ERRORS,
  }),
  runReport: get("/api/runs/{id}/report", "Its report; with a format, as a file to take away", {
    query: z.strictObject({ format: z.enum(REPORT_FORMATS).optional() }),
    reply: reportObjectSchema,
    media: ["application/json", "text/markdown", "text/html", "application/sarif+json"],
    errors: [...RUN_ERRORS, "run.state"],
  }),
  runFile: get("/api/runs/{id}/file", "Lines of a file that its agents read", {
    query: z.strictObject({
      path: z.string().min(1).max(4_096),
      from: position.optional(),
      to: position.optional(),
    }),
    reply: fileObjectSchema,
    errors: [...RUN_ERRORS, "file.unknown"],
  }),
  cancelRun: post("/api/runs/{id}/cancel", "Ask for its end", {
    body: reasonObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    errors: [...RUN_ERRORS, "run.ended"],
  }),
  pauseRun: post("/api/runs/{id}/pause", "Start nothing more of it", {
    body: reasonObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    errors: [...RUN_ERRORS, "run.ended", "run.state"],
  }),
  resumeRun: post("/api/runs/{id}/resume", "Go on with it", {
    body: none,
    reply: startedObjectSchema,
    status: 202,
    errors: [...RUN_ERRORS, "run.ended"],
  }),
  retryStep: post("/api/runs/{id}/steps/{step}/retry", "Have a failed step tried again", {
    body: reasonObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    errors: [...RUN_ERRORS, "run.ended", "run.state", "step.unknown"],
  }),
  forkRun: post("/api/runs/{id}/fork", "Start a run that takes over what had finished of it", {
    body: forkObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    idempotent: true,
    errors: [
      ...RUN_ERRORS,
      "run.state",
      "step.unknown",
      "plan.invalid",
      "agent.unknown",
      "agent.unusable",
    ],
  }),
  answerRequest: post("/api/runs/{id}/requests/{rid}/answer", "Answer a request, once", {
    body: answerObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    errors: [...RUN_ERRORS, "request.unknown", "request.answered", "request.option"],
  }),
} as const;
