import { z } from "zod";
import { synthesisOutputSchema } from "./brief.ts";

/** A numbered part of a document: a gap, a phase, a work item, a test, an option, a decision. */
export const documentItemSchema = z.strictObject({
  /** Local id with the flow's prefix, such as `W-3`. */
  id: z.string().min(1),
  /** The section that it belongs to. */
  section: z.string(),
  title: z.string().min(1),
  /** Markdown. */
  body: z.string().default(""),
  /** What else is to be said of it, by the names that its section asks for, such as `priority`. */
  fields: z.record(z.string(), z.string()).default({}),
  /** Ids of the findings that it rests on. */
  findings: z.array(z.string()).default([]),
  /** Ids of items of the same document that come before it. */
  dependsOn: z.array(z.string()).default([]),
});
/** A numbered part of a document. */
export type DocumentItem = z.infer<typeof documentItemSchema>;

/** A question that only a person can settle, with what the author would answer. */
export const openItemSchema = z.strictObject({
  question: z.string().min(1),
  recommended: z.string(),
  why: z.string().default(""),
  findings: z.array(z.string()).default([]),
});
/** A question that only a person can settle. */
export type OpenItem = z.infer<typeof openItemSchema>;

/** Something that is set aside, with the concrete event that would bring it back. */
export const deferredItemSchema = z.strictObject({
  item: z.string(),
  why: z.string(),
  reopenWhen: z.string(),
  /** The finding or the agent that it comes from. */
  source: z.string().optional(),
});
/** Something that is set aside. */
export type DeferredItem = z.infer<typeof deferredItemSchema>;

/**
 * What the author of a document hands in: a synthesis, and the text that the flow was asked for, section by section.
 * The sections are those that its brief names; their text is Markdown below a heading of ours.
 */
export const documentOutputSchema = z.strictObject({
  ...synthesisOutputSchema.shape,
  sections: z.array(z.strictObject({ id: z.string(), body: z.string() })),
  items: z.array(documentItemSchema).default([]),
  openItems: z.array(openItemSchema).default([]),
  /** In a revised document: what became of each finding of its review. */
  resolutions: z
    .array(
      z.strictObject({
        finding: z.string(),
        resolution: z.enum(["changed", "kept", "deferred"]),
        text: z.string().default(""),
      }),
    )
    .default([]),
  deferred: z.array(deferredItemSchema).default([]),
});
/** What the author of a document hands in. */
export type DocumentOutput = z.infer<typeof documentOutputSchema>;
