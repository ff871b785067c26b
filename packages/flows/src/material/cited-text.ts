import { documentPartsSchema } from "../adjust/adjust-output.ts";
import { materialSchema } from "../io/material.ts";

/** What is written under a name of ours in place of a path: `@material/plan`, `@document/summary`. */
const OWN = /^@(material|document)\/(.+)$/;

/**
 * The text that a citation of ours means: a document that the run was given, or a section of what was written. Undefined
 * when the path is one of the project's, or nothing has this name.
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
  const written = documentPartsSchema
    .partial()
    .safeParse(outputs["revise"] ?? outputs["synth"]).data;
  const section = written?.sections?.find(({ id }) => id === name);
  if (!section) return undefined;
  const items = (written?.items ?? []).filter((item) => item.section === name);
  return [section.body, ...items.map(({ id, title, body }) => `${id}: ${title}\n${body}`)].join(
    "\n",
  );
}
