import {
  ISSUE_PRIORITIES,
  ISSUE_TYPES,
  type IssueChange,
  type IssueInput,
  type IssueObject,
  isWheelhouseError,
} from "@wheelhouse/core";
import { z } from "zod";

/** What a person says of an issue, as far as it is written. */
export const issueDraftSchema = z.object({
  title: z.string(),
  description: z.string(),
  type: z.enum(ISSUE_TYPES).nullable(),
  labels: z.array(z.string()),
  priority: z.enum(ISSUE_PRIORITIES),
  parent: z.number().nullable(),
  dependsOn: z.array(z.number()),
});
/** What a person says of an issue, as far as it is written. */
export type IssueDraft = z.infer<typeof issueDraftSchema>;

/** Nothing is written yet. */
export const NO_DRAFT: IssueDraft = {
  title: "",
  description: "",
  type: null,
  labels: [],
  priority: "normal",
  parent: null,
  dependsOn: [],
};

/** A draft from the text in which it is kept; nothing where that cannot be read. */
export function readIssueDraft(kept: string): IssueDraft {
  if (kept === "") return NO_DRAFT;
  try {
    return issueDraftSchema.parse(JSON.parse(kept));
  } catch {
    return NO_DRAFT;
  }
}

/** A draft as the text in which it is kept; empty when nothing is written. */
export function keptIssueDraft(draft: IssueDraft): string {
  const text = JSON.stringify(draft);
  return text === JSON.stringify(NO_DRAFT) ? "" : text;
}

/** An issue as its words stand now. */
export function draftOfIssue(issue: IssueObject): IssueDraft {
  const { title, description, type, labels, priority, parent, depends_on: dependsOn } = issue;
  return { title, description, type, labels, priority, parent, dependsOn };
}

/** A draft as it is sent. */
export function inputOfDraft(draft: IssueDraft): IssueInput & IssueChange {
  const { dependsOn, title, ...said } = draft;
  return { ...said, title: title.trim(), depends_on: dependsOn };
}

/** A field of the form of an issue. */
export type IssueField = keyof IssueDraft;

/** By which words of an error its field is known, the surest first. */
const NAMES: readonly (readonly [IssueField, RegExp])[] = [
  ["parent", /\bparents?\b|part of/i],
  ["dependsOn", /\bdepend|depends_on|circle|in front of/i],
  ["labels", /\blabels?\b/i],
  ["description", /\bdescription\b/i],
  ["type", /\btype\b/i],
  ["priority", /\bpriority\b/i],
  ["title", /\btitle\b/i],
];

/** The field that an error of the server is about; undefined when it is about none of them. */
export function fieldOfError(error: unknown): IssueField | undefined {
  if (!isWheelhouseError(error)) return undefined;
  return NAMES.find(([, name]) => name.test(error.message))?.[0];
}
