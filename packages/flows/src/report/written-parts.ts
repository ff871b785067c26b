import type { z } from "zod";
import type { DocumentParts } from "../adjust/adjust-output.ts";
import type { documentSectionSchema } from "./document-section.ts";
import type { ReportModel } from "./report-model.ts";
import { onlyNeedsModel } from "./without-model.ts";

/** A section of a document as its flow declares it. */
export type DeclaredSection = z.infer<typeof documentSectionSchema>;

/** What was written in a section: its text, empty when it only says that it needs a model, and its items. */
export interface WrittenSection {
  readonly text: string;
  readonly items: DocumentParts["items"];
}

/** What the author wrote in a section, all of it when it was handed in in pieces. */
export function writtenIn(
  document: DocumentParts | undefined,
  { id }: Pick<DeclaredSection, "id">,
): WrittenSection {
  const bodies = document?.sections.filter((section) => section.id === id) ?? [];
  const text = bodies
    .map(({ body }) => body.trim())
    .join("\n\n")
    .trim();
  const items = document?.items.filter((item) => item.section === id) ?? [];
  return { text: onlyNeedsModel(text) ? "" : text, items };
}

/** Whether nothing was written. */
export const isEmpty = ({ text, items }: WrittenSection): boolean =>
  text === "" && items.length === 0;

/** Titles of the sections that should be there and in which nothing was written, in order. */
export function unwritten({ input, document }: Pick<ReportModel, "input" | "document">): string[] {
  return declaredSections(input)
    .filter((own) => !own.optional && isEmpty(writtenIn(document, own)))
    .map(({ title }) => title);
}

/** The sections of the document that the flow writes; none when it writes none. */
export function declaredSections({ sections }: ReportModel["input"]): readonly DeclaredSection[] {
  return sections.filter((each) => typeof each !== "string");
}
