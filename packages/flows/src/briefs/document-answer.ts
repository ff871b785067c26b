import type { BriefSection } from "@wheelhouse/core";
import { type DocumentSection, documentSectionSchema } from "../report/document-section.ts";
import { DOCUMENT_EXAMPLE, example, HOW } from "./answers.ts";

/** What a brief's block says of the sections. */
export function briefSections(sections: readonly DocumentSection[]): BriefSection[] {
  return sections.map(({ id, title, about, items, topics = [] }) => ({
    id,
    title,
    about,
    items: items !== undefined,
    ...(items === undefined
      ? {}
      : {
          prefix: items.prefix,
          fields: Object.keys(items.fields ?? {}),
          ...(items.max === undefined ? {} : { max: items.max }),
        }),
    topics: [...topics],
  }));
}

/** Only a revision has resolutions, and its brief says what they are. */
const { resolutions: _, ...SHOWN } = DOCUMENT_EXAMPLE;

/** How to answer with a document. */
export function documentAnswer(sections: readonly DocumentSection[]): string {
  const listed = sections.map((section) => {
    const { id, title, about, items, optional } = documentSectionSchema.parse(section);
    const own = items
      ? ` It is made of items: in \`items\`, at most ${items.max ?? 30} with \`section\` "${id}", each one ${items.noun}, ids ${items.prefix}1, ${items.prefix}2 …${fieldsText(items.fields)} Its text in \`sections\` is only what introduces them, or empty.`
      : "";
    return `  - \`${id}\` (${title}${optional ? ", may be empty" : ""}): ${about}${own}`;
  });
  return `# Your answer
${HOW}

- \`summary\`: plain text, written last, at most 200 words. It begins with the outcome. Name findings by their id in
  parentheses, so that a sentence can be taken out if its finding falls.
- \`sections\`: one entry for each of these, with its \`id\` and \`body\` in Markdown, without a heading of its own:
${listed.join("\n")}
- \`items\`: the items of those sections, each with \`id\`, \`section\`, \`title\`, \`body\`, \`fields\`, \`findings\` (the ids that it rests on) and \`dependsOn\` (ids of
  items that come first).
- \`openItems\`: what only a person can settle: \`question\`, your \`recommended\` answer, \`why\`, and \`findings\`.
- \`recommendations\`: what to do next, each with \`text\` and the \`findings\` that it rests on; may be empty.
- \`good\`: may be empty. \`deferred\`: what the contracts keep out, each with \`item\`, \`why\` and \`reopenWhen\`.

What you say about the project rests on findings, named by id in parentheses, or on lines that you have read yourself,
named as \`path:line\`; a machine looks whether such a line exists. What rests on neither goes to \`openItems\` or
\`deferred\`, or is left out. Where a section has nothing to say, say so in one sentence: an honest gap is worth more than
filler.

An example of the form (not of the content):
${example(SHOWN)}`;
}

function fieldsText(fields: Readonly<Record<string, string>>): string {
  const names = Object.entries(fields).map(([name, about]) => `\`${name}\` (${about})`);
  return names.length === 0 ? "" : ` Its \`fields\`: ${names.join(", ")}.`;
}
