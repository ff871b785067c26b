import type { DocumentItem } from "@wheelhouse/core";
import { documentPartsSchema } from "../adjust/adjust-output.ts";
import { materialSchema } from "../io/material.ts";

/** What is written under a name of ours in place of a path: `@material/plan`, `@document/summary`. */
const OWN = /^@(material|document)\/(.+)$/;

/**
 * The text that a citation of ours means: a document that the run was given, or a section of the draft, which is what its
 * reviewers read. Undefined when the path is one of the project's, or nothing has this name.
 */
export function citedText(
  path: string,
  outputs: Readonly<Record<string, unknown>>,
): string | undefined {
  const [, kind, name] = OWN.exec(path) ?? [];
  if (kind === "material")
    return materialSchema
      .safeParse(outputs["material"])
      .data?.documents.find((each) => each.name === name)?.text;
  if (kind !== "document") return undefined;
  const draft = documentPartsSchema.partial().safeParse(outputs["synth"]).data;
  const bodies = (draft?.sections ?? []).filter(({ id }) => id === name).map(({ body }) => body);
  const items = (draft?.items ?? []).filter(({ section }) => section === name);
  if (bodies.length + items.length === 0) return undefined;
  return [...bodies, ...items.map(itemText)].join("\n");
}

function itemText({ id, title, body, fields }: DocumentItem): string {
  const values = Object.entries(fields).map(([field, value]) => `- ${field}: ${value}`);
  return [`${id}: ${title}`, body, ...values].join("\n");
}
