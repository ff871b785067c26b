import type { DocumentParts } from "../../adjust/adjust-output.ts";
import { placesIn } from "../../adjust/named-places.ts";
import { findByRef } from "../../fold/refs.ts";
import { documentBody } from "../document-body.ts";
import { oneLine, section } from "../markdown.ts";
import type { ReportModel } from "../report-model.ts";
import { lacksModel } from "../without-model.ts";
import { type DeclaredSection, writtenIn } from "../written-parts.ts";

type Item = DocumentParts["items"][number];

/** One section of the document that the flow writes; nothing when it is empty, which the summary says. */
export function documentSectionText(model: ReportModel, own: DeclaredSection): string | undefined {
  if (!model.roster.dispatch) return undefined;
  const { text, items } = writtenIn(model.document, own);
  if (text === "" && items.length === 0) return undefined;
  return section(
    own.title,
    text === "" ? "" : checked(model, text),
    ...items.map((item) => itemText(model, own, item)),
  );
}

/** One numbered part: what it is, what is said of it, and what it rests on. */
function itemText(model: ReportModel, { items }: DeclaredSection, item: Item): string {
  const order = Object.keys(items?.fields ?? {});
  const fields = Object.entries(item.fields)
    .filter(([, value]) => value.trim() !== "" && !lacksModel(value))
    .toSorted(([a], [b]) => place(order, a) - place(order, b))
    .map(([name, value]) => `- **${oneLine(name)}:** ${oneLine(value)}`);
  const known = new Set((model.document?.items ?? []).map(({ id }) => id));
  const unknown = item.dependsOn.filter((id) => !known.has(id));
  const names = item.findings.map((name) =>
    findByRef(model.entries, name) ? name : `${name} (no such finding)`,
  );
  const after = item.dependsOn.filter((id) => known.has(id));
  const fallen = unknown.filter((id) => isWithdrawn(model, id));
  const lost = unknown.filter((id) => !fallen.includes(id));
  const twins = (model.document?.items ?? []).filter(({ id }) => id === item.id).length > 1;
  const last = [
    ...(after.length === 0 ? [] : [`After: ${after.join(", ")}.`]),
    ...(fallen.length === 0 ? [] : [`Was to come after what is withdrawn: ${fallen.join(", ")}.`]),
    ...(lost.length === 0 ? [] : [`Names as earlier what is not there: ${lost.join(", ")}.`]),
    ...(twins ? ["Another item has the same name."] : []),
    ...(names.length === 0 ? [] : [`Rests on: ${names.join(", ")}.`]),
  ];
  return [
    `### ${oneLine(item.id)}: ${oneLine(item.title)}`,
    fields.join("\n"),
    item.body.trim() === "" ? "" : checked(model, item.body),
    last.join(" "),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const isWithdrawn = ({ withdrawn }: ReportModel, id: string): boolean =>
  withdrawn.some(({ text }) => text.startsWith(`${id}: `));

const place = (order: readonly string[], name: string): number =>
  order.includes(name) ? order.indexOf(name) : order.length;

/** The text with every named line that the snapshot does not have marked as such. */
function checked({ missingPlaces }: ReportModel, text: string): string {
  const names = new Set(placesIn(text).map(({ path, line }) => `${path}:${line}`));
  let body = text;
  for (const name of names) {
    if (!missingPlaces.has(name)) continue;
    body = body.replaceAll(
      new RegExp(`(?<![\\w/.@-])(${escaped(name)}(?:-\\d+)?\`?)(?![\\w-])`, "g"),
      "$1 (not in the snapshot)",
    );
  }
  return documentBody(body);
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
