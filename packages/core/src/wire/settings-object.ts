import { z } from "zod";
import { ACTION_KINDS } from "../thread/action.ts";
import { permissionRuleSchema } from "../plan/permission-rule.ts";
import { noticeObjectSchema } from "./notice-object.ts";
import { WORK_IDS, workChangeSchema, workObjectSchema } from "./work-object.ts";

/** Names of what can be set for a project. */
export const SETTING_IDS = ["agent", "model", "tokens", "cost_usd", "auto_continue"] as const;
/** Who says what a setting is: the person in their data directory, the project in its file, or nobody. */
export const SETTING_FROM = ["person", "project", "default"] as const;

/** What a setting may be set to; null is not set. */
const settingValueSchema = z.union([z.string(), z.number(), z.boolean()]).nullable();
/** What a setting may be set to; null is not set. */
export type SettingValue = z.infer<typeof settingValueSchema>;

/** One setting of a project, on the wire. */
export const settingObjectSchema = z.object({
  id: z.enum(SETTING_IDS),
  /** Whose word holds. */
  status: z.enum(SETTING_FROM),
  title: z.string(),
  /** What it means, in a sentence. */
  detail: z.string(),
  /** What holds; null is no limit, or the choice at the start of a run. */
  value: settingValueSchema,
  /** What the person says; null when nothing. */
  person: settingValueSchema,
  /** What the project says; null when nothing. */
  project: settingValueSchema,
});
/** One setting of a project, on the wire. */
export type SettingObject = z.infer<typeof settingObjectSchema>;

/** What holds for runs over a project, on the wire. */
export const settingsObjectSchema = z.object({
  project_id: z.string(),
  settings: z.array(settingObjectSchema),
  /** What the project refuses its agents or has a person asked about; only its own file says this. */
  rules: z.array(permissionRuleSchema),
  /** Where they stand: the person's file, which we write, and the project's, which we only read. */
  files: z.object({ person: z.string(), project: z.string() }),
  /** Why the project's file does not count; runs over it are refused until it is mended. */
  problems: z.array(noticeObjectSchema),
  /** What holds for the work on issues. Only the person says it: it names commands, and who is asked. */
  work: workObjectSchema,
  /** Which of them the person has said; the others are as they are without a word. */
  work_said: z.array(z.enum(WORK_IDS)),
  /** Who answers in the threads of the project, and what they may do without being asked. Only the person says it. */
  orchestrator: z.object({
    /** Null: whoever does the runs. */
    agent: z.string().nullable(),
    model: z.string().nullable(),
    autonomous: z.array(z.enum(ACTION_KINDS)),
  }),
});
/** What holds for runs over a project, on the wire. */
export type SettingsObject = z.infer<typeof settingsObjectSchema>;

/** What a person changes of their settings for a project; null takes their word back, what is absent stays. */
export const settingsChangeSchema = z.strictObject({
  project_id: z.string().min(1),
  agent: z.string().min(1).max(100).nullable().optional(),
  model: z.string().min(1).max(300).nullable().optional(),
  tokens: z.int().positive().nullable().optional(),
  cost_usd: z.number().positive().nullable().optional(),
  auto_continue: z.boolean().nullable().optional(),
  work: workChangeSchema.optional(),
  orchestrator: z
    .strictObject({
      agent: z.string().min(1).max(100).nullable().optional(),
      model: z.string().min(1).max(300).nullable().optional(),
      autonomous: z.array(z.enum(ACTION_KINDS)).max(ACTION_KINDS.length).nullable().optional(),
    })
    .optional(),
});
/** What a person changes of their settings for a project. */
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
