import { z } from "zod";
import { fenced } from "@wheelhouse/core";
import { cell, oneLine, plural, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { lacksModel } from "../without-model.ts";
import { declaredSections } from "../written-parts.ts";

/** Most commits and files that are listed. */
const MOST = 40;

/** What the change is, as git has it: the ground on which a text about it can be checked. */
export function changeSection({ diff, roster }: ReportModel): string | undefined {
  if (!roster.dispatch || diff === undefined || diff.whole || diff.files.length === 0)
    return undefined;
  const { files, commits, mode, against } = diff;
  const rows = files
    .slice(0, MOST)
    .map(
      ({ path, status, added, removed }) => `| ${cell(path)} | ${status} | ${added} | ${removed} |`,
    );
  return section(
    "The change",
    mode === "C"
      ? `${plural(files.length, "named file")}.`
      : `${plural(commits.length, "commit")}, ${plural(files.length, "file")} against ${against}.`,
    commits
      .slice(0, MOST)
      .map((subject) => `- ${oneLine(subject)}`)
      .join("\n"),
    ["| file | status | added | removed |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    omitted(files.length, "file"),
    omitted(commits.length, "commit"),
  );
}

/** What `parse-items@1` hands in, as far as it is shown. */
export const parsedItemsSchema = z.object({
  items: z.array(z.object({ key: z.string(), title: z.string(), body: z.string(), line: z.int() })),
});

/**
 * The drafts for programs: written ones, or without an author the items as their source has them. Each has a title, a
 * text, the item that it is from, and the drafts that come before it.
 */
export function draftsJson(model: ReportModel): string | undefined {
  const { document, parsed, roster, input } = model;
  if (!roster.dispatch) return undefined;
  const own = declaredSections(input).find(({ items }) => items !== undefined);
  const written = (document?.items ?? [])
    .filter((item) => item.section === own?.id)
    .map(({ title, body, fields, dependsOn, id }) => {
      const item = fields["item"] ?? "";
      const source = (parsed ?? []).find(({ key }) => key === item || title.startsWith(`${key}:`));
      return {
        id,
        item: source?.key ?? (lacksModel(item) ? "" : item),
        title,
        body: body.trim() === "" ? (source?.body.trim() ?? "") : body,
        blockedBy: dependsOn,
      };
    });
  const drafts =
    written.length > 0
      ? written
      : (parsed ?? []).map(({ key, title, body }) => ({
          id: key,
          item: key,
          title,
          body,
          blockedBy: [],
        }));
  if (drafts.length === 0) return undefined;
  return section(
    "Drafts for programs",
    written.length > 0
      ? ""
      : `${plural(drafts.length, "item")} as the source has ${drafts.length === 1 ? "it" : "them"}: nobody drafted ${drafts.length === 1 ? "it" : "them"}.`,
    fenced(JSON.stringify(drafts, null, 2), "json"),
  );
}

const omitted = (count: number, noun: string): string =>
  count > MOST
    ? `${plural(count - MOST, noun)} more ${count - MOST === 1 ? "is" : "are"} left out of this list.`
    : "";
