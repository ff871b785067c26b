import { z } from "zod";

/** Facts about source text that decide who should look at it. */
export const SIGNALS = [
  "concurrency",
  "security",
  "data",
  "devops",
  "on-call",
  "seam",
  "unfamiliar",
  "user-facing",
  "inputs",
  "behavior",
  "docs",
  "claims",
  "named",
] as const;
/** A fact about source text that decides who should look at it. */
export const signalSchema = z.enum(SIGNALS);
/** A fact about source text that decides who should look at it. */
export type Signal = z.infer<typeof signalSchema>;

/** What a file is, judged by its path. */
const fileKindSchema = z.enum(["code", "test", "config", "docs", "other"]);
/** What a file is, judged by its path. */
export type FileKind = z.infer<typeof fileKindSchema>;

const scanFileSchema = z.object({
  path: z.string(),
  lines: z.int(),
  ext: z.string(),
  kind: fileKindSchema,
  signals: z.array(signalSchema),
});
/** A file in scope. */
export type ScanFile = z.infer<typeof scanFileSchema>;

/** How much speaks for a signal. */
const strengthSchema = z.object({
  /** Weighted hits, capped for each file so that no single file decides. */
  strength: z.int(),
  /** In how many files. */
  files: z.int(),
  /** The strongest places, as `path:line`, at most twelve. */
  evidence: z.array(z.string()),
});

/** Static input of `scan@1`. */
export const scanInputSchema = z.object({
  /**
   * `change`: the files of the step `diff` · `focus`: what the focus names, and never a large project as a whole ·
   * `material`: the files that the focus or a given document names, else everything · `project`: what the focus
   * names, else everything.
   */
  of: z.enum(["change", "focus", "material", "project"]),
  focus: z.string(),
});

/** Static input of `scan@1`. */
export type ScanInput = z.infer<typeof scanInputSchema>;

/** Output of `scan@1`: what is in scope and which signals it gives. */
export const scanSchema = z.object({
  /** Files in scope, at most {@link MAX_SCAN_FILES}. */
  files: z.array(scanFileSchema),
  /** Files in scope that `files` leaves out. */
  filesOmitted: z.int(),
  /** Sizes of the whole snapshot and of the scope. */
  tree: z.object({ files: z.int(), codeFiles: z.int(), bytes: z.int() }),
  scope: z.object({
    kind: z.enum(["focus", "change", "whole", "areas"]),
    /** Files and directories; empty means everything. */
    paths: z.array(z.string()),
    /** One sentence: how the scope was found. */
    why: z.string(),
    files: z.int(),
    lines: z.int(),
  }),
  /** Top-level areas with their source files, largest first: what a focus could be. */
  areas: z.array(z.object({ path: z.string(), files: z.int() })),
  signals: z.partialRecord(signalSchema, strengthSchema),
  /** Files in scope whose text was not read, because of size or time. */
  notRead: z.int(),
});
/** What is in scope and which signals it gives. */
export type ScanOutput = z.infer<typeof scanSchema>;

/** Most files that a scan names one by one. */
export const MAX_SCAN_FILES = 2000;
