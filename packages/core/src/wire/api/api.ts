import { z } from "zod";
import { REQUEST_STATUSES } from "../../views/request-row.ts";
import { SHOWN_STATUSES } from "../../views/shown-status.ts";
import { agentObjectSchema } from "../agent-object.ts";
import { artifactObjectSchema } from "../artifact-object.ts";
import { eventsPageSchema, MOST_EVENTS } from "../events-page.ts";
import { fileObjectSchema } from "../file-object.ts";
import { flowObjectSchema } from "../flow-object.ts";
import { healthObjectSchema } from "../health-object.ts";
import { logLineSchema } from "../log-line.ts";
import { projectObjectSchema } from "../project-object.ts";
import { reportObjectSchema } from "../report-object.ts";
import { requestObjectSchema } from "../request-object.ts";
import { runListItemSchema } from "../run-list-item.ts";
import { runObjectSchema } from "../run-object.ts";
import { runStateObjectSchema } from "../run-state-object.ts";
import {
  answerObjectSchema,
  reasonObjectSchema,
  startedObjectSchema,
  startObjectSchema,
} from "../start-object.ts";
import { get, post } from "./define-route.ts";

/** A whole number in an address, from 0. */
const position = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const none = z.strictObject({});
const words = z.string().min(1).max(200);
const RUN_ERRORS = ["run.unknown"] as const;

/** Every address that answers with JSON. Streams are described beside it, in docs/http-api.md chapter 5. */
export const API = {
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
  health: get("/api/health", "How the server is", { query: none, reply: healthObjectSchema }),
  projects: get("/api/projects", "Projects that the server knows", {
    query: none,
    reply: z.array(projectObjectSchema),
  }),
  flows: get("/api/flows", "Flows that can be run", {
    query: none,
    reply: z.array(flowObjectSchema),
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
  runs: get("/api/runs", "Runs, newest first", {
    query: z.strictObject({
      project_id: words.optional(),
      /** `wheelhouse` for our own; there are no others yet. */
      source: words.optional(),
      status: z.enum(SHOWN_STATUSES).optional(),
      flow: words.optional(),
      limit: position.optional(),
    }),
    reply: z.array(runListItemSchema),
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
      "agent.unknown",
      "agent.unusable",
      "settings.invalid",
    ],
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
  runEvents: get("/api/runs/{id}/events", `Events from a seq to a seq, ${MOST_EVENTS} at most`, {
    query: z.strictObject({ from: position.optional(), to: position.optional() }),
    reply: eventsPageSchema,
    errors: RUN_ERRORS,
  }),
  runTrace: get("/api/runs/{id}/trace", `Events after a seq, ${MOST_EVENTS} at most`, {
    query: z.strictObject({ since: position.optional() }),
    reply: z.array(logLineSchema),
    errors: RUN_ERRORS,
  }),
  runArtifacts: get("/api/runs/{id}/artifacts", "What its attempts left behind", {
    query: none,
    reply: z.array(artifactObjectSchema),
    errors: RUN_ERRORS,
  }),
  runReport: get("/api/runs/{id}/report", "Its report", {
    query: none,
    reply: reportObjectSchema,
    errors: RUN_ERRORS,
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
  answerRequest: post("/api/runs/{id}/requests/{rid}/answer", "Answer a request, once", {
    body: answerObjectSchema,
    reply: startedObjectSchema,
    status: 202,
    errors: [...RUN_ERRORS, "request.unknown", "request.answered", "request.option"],
  }),
} as const;
