import { z } from "zod";
import { jsonSchema } from "../../json.ts";
import { searchHitSchema } from "../search-object.ts";
import {
  actionRequiredSchema,
  projectPageSchema,
  repositoryObjectSchema,
  scanVersionSchema,
} from "../signal-object.ts";
import {
  addSourceSchema,
  badLineSchema,
  SOURCE_KINDS,
  sourceObjectSchema,
  sourcePreviewSchema,
} from "../source-object.ts";
import { get, post } from "./define-route.ts";
import { none, position, words } from "./query.ts";

/** Addresses about what others do: sources, their runs' own things, repositories and their signals. */
export const SOURCE_READS = {
  sources: get("/api/sources", "Places that are watched", {
    query: none,
    reply: z.array(sourceObjectSchema),
  }),
  addSource: post("/api/sources", "Watch a place", {
    body: addSourceSchema,
    reply: sourceObjectSchema,
    status: 200,
    errors: ["source.unreadable", "source.unclear", "home.unwritable", "settings.invalid"],
  }),
  removeSource: post(
    "/api/sources/{id}/remove",
    "Watch a place no more; nothing of it is touched",
    {
      body: none,
      reply: z.object({ id: z.string() }),
      status: 200,
      errors: ["source.unknown", "home.unwritable", "settings.invalid"],
    },
  ),
  previewSource: get("/api/sources/preview", "What we would understand of a place", {
    query: z.strictObject({
      path: z.string().min(1).max(4_096),
      kind: z.enum(SOURCE_KINDS).optional(),
    }),
    reply: sourcePreviewSchema,
    errors: ["source.unreadable", "source.unclear"],
  }),
  badLines: get("/api/runs/{id}/bad-lines", "Lines of an observed run that are no events", {
    query: z.strictObject({ limit: position.optional() }),
    reply: z.object({ total: z.int(), lines: z.array(badLineSchema) }),
    errors: ["run.unknown"],
  }),
  search: get("/api/search", "Turns of sessions with a text in them, the best first", {
    query: z.strictObject({ q: words, limit: position.optional() }),
    reply: z.object({ hits: z.array(searchHitSchema), since: z.string().nullable() }),
  }),
  actionRequired: get("/api/action-required", "What repositories want, the most active first", {
    query: z.strictObject({
      project_id: words.optional(),
      /** Only repositories that this run touches; all of them when it names none. */
      run: words.optional(),
    }),
    reply: actionRequiredSchema,
    errors: ["run.unknown"],
  }),
  scanVersion: get("/api/scan-version", "Which look at the repositories was the last", {
    query: none,
    reply: scanVersionSchema,
  }),
  refresh: post(
    "/api/refresh",
    "Look at the repositories now; those who ask at once share one look",
    {
      body: none,
      reply: scanVersionSchema.extend({ ran: z.boolean() }),
      status: 200,
    },
  ),
  repositories: get("/api/repositories", "Repositories, those that want action first", {
    query: none,
    reply: z.array(repositoryObjectSchema),
  }),
  project: get("/api/projects/{key}", "A project with its repository", {
    query: none,
    reply: projectPageSchema,
    errors: ["project.unknown"],
  }),
  otlp: get("/api/otlp", "How agents are told to send OpenTelemetry here", {
    query: none,
    reply: z.object({
      endpoint: z.string(),
      headers: z.string(),
      /** By agent: what its environment needs, or its settings. */
      agents: z.record(z.string(), z.record(z.string(), z.string())),
      received: z.object({ spans: z.int(), logs: z.int(), metrics: z.int(), refused: z.int() }),
      problems: z.array(jsonSchema),
    }),
  }),
} as const;
