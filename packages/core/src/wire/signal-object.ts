import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { wireTimeSchema } from "./wire-time.ts";

/** Facts about a repository that want action, in the order in which they are told. */
export const SIGNALS = [
  "dirty_tree",
  "in_progress_op",
  "detached_head",
  "review_requested",
  "my_draft_pr",
  "pr_no_reviewer",
  "my_open_pr",
  "issue_assigned",
  "push",
  "deploy_failing",
  "deploy_stale",
  "stale_branch",
] as const;
/** A fact about a repository that wants action. */
export type SignalName = (typeof SIGNALS)[number];

/** A signal on the wire. Its id stays the same from look to look, so that who polls can tell what is new. */
export const signalObjectSchema = z.object({
  /** `<project>:<signal>`. */
  id: z.string(),
  status: z.literal("open"),
  project_id: z.string(),
  project_name: z.string(),
  project_path: z.string(),
  remote_url: z.string().nullable(),
  signal: z.enum(SIGNALS),
  /** Counts and names, by signal: docs/signals.md. */
  detail: z.record(z.string(), jsonSchema),
  /** The same in one short line. */
  line: z.string(),
});
/** A signal on the wire. */
export type SignalObject = z.infer<typeof signalObjectSchema>;

/** Signals of all repositories, and of which look they are. */
export const actionRequiredSchema = z.object({
  items: z.array(signalObjectSchema),
  generated_at: wireTimeSchema,
  scan_version: z.int(),
  /** Why these and not those that were asked for. */
  note: z.string().optional(),
});
/** Signals of all repositories. */
export type ActionRequired = z.infer<typeof actionRequiredSchema>;

/** Which look at the repositories was the last. */
export const scanVersionSchema = z.object({ scan_version: z.int(), last_scan: wireTimeSchema });
/** Which look at the repositories was the last. */
export type ScanVersion = z.infer<typeof scanVersionSchema>;

/** How much is known from a forge. `unconfigured`: nobody gave us a token, so that nothing is known; that is not zero. */
export const FORGE_HEALTH = [
  "ok",
  "unconfigured",
  "not_authenticated",
  "rate_limited",
  "missing",
  "error",
] as const;
/** How much is known from a forge. */
export type ForgeHealth = (typeof FORGE_HEALTH)[number];

/** A repository with what it wants, on the wire. */
export const repositoryObjectSchema = z.object({
  /** The project's id. */
  id: z.string(),
  status: z.enum(["ok", "ignored", "failing"]),
  /** Why it could not be looked at. */
  problem: z.string().nullable(),
  name: z.string(),
  path: z.string(),
  remote_url: z.string().nullable(),
  branch: z.string().nullable(),
  default_branch: z.string().nullable(),
  ahead: z.int(),
  /** Only told: being behind wants no action. */
  behind: z.int(),
  stashes: z.int(),
  forge: z.enum(FORGE_HEALTH),
  signals: z.array(signalObjectSchema),
  activity_score: z.number(),
  /** Nothing of it moves. */
  dormant: z.boolean(),
  scanned_at: wireTimeSchema,
});
/** A repository with what it wants. */
export type RepositoryObject = z.infer<typeof repositoryObjectSchema>;

/** A project's page: its repository and its latest commits; its runs are `GET /api/runs?project_id=`. */
export const projectPageSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  path: z.string(),
  status: z.enum(["here", "missing"]),
  repository: repositoryObjectSchema.nullable(),
  commits: z.array(
    z.object({
      hash: z.string(),
      at: wireTimeSchema,
      author: z.string(),
      subject: z.string(),
    }),
  ),
});
/** A project's page. */
export type ProjectPage = z.infer<typeof projectPageSchema>;
