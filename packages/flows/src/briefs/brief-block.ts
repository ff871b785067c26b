import type { Analysis, Brief, BriefSection } from "@wheelhouse/core";

/** What a brief's machine-readable end is made from. */
export interface BlockParts {
  readonly role: Brief["role"];
  readonly persona: string;
  readonly analyses?: readonly Analysis[] | undefined;
  readonly prefix?: string | undefined;
  readonly max?: number | undefined;
  /** Liquid expression of the paths in scope; an empty list means everything. */
  readonly scope?: string | undefined;
  /** Whether the run has a step `diff` whose changed lines limit what counts. */
  readonly change: boolean;
  /** Liquid expression of the findings that the work is about. */
  readonly findings?: string | undefined;
  /** Whether it names the file with the project's history; it does when absent. */
  readonly facts?: boolean | undefined;
  /** Whether it carries the words of the person who asked. */
  readonly focus?: boolean | undefined;
  /** Whether it carries the documents of the step `material`. */
  readonly material?: boolean | undefined;
  /** What a `write` is to fill. */
  readonly sections?: readonly BriefSection[] | undefined;
  /** Liquid expression of the document under review. */
  readonly document?: string | undefined;
}

/**
 * The fenced block at the end of a brief, as Liquid. Rendered, it holds one line of JSON that fits
 * core's `briefSchema`; an agent without a model reads nothing else. JSON text has no line breaks, so
 * nothing inside can end the fence.
 */
export function briefBlock(parts: BlockParts): string {
  const members = [
    constant("role", parts.role),
    constant("persona", parts.persona),
    ...(parts.analyses ? [constant("analyses", parts.analyses)] : []),
    ...(parts.facts === false ? [] : [`"facts": {{ outputs.facts.path | json }}`]),
    ...(parts.scope ? [`"scope": {{ ${parts.scope} | json }}`] : []),
    ...(parts.prefix === undefined ? [] : [constant("prefix", parts.prefix)]),
    ...(parts.max === undefined ? [] : [constant("max", parts.max)]),
    ...(parts.focus === true ? [`"focus": {{ input.question | default: "" | json }}`] : []),
    ...(parts.material === true ? [`"material": [${MATERIAL}]`] : []),
    ...(parts.sections ? [constant("sections", parts.sections)] : []),
    ...(parts.document ? [`"document": {{ ${parts.document} | json }}`] : []),
    ...(parts.findings ? [`"findings": {{ ${parts.findings} | json }}`] : []),
  ];
  const changed = parts.change
    ? `{% if outputs.diff.changed.size > 0 %}, "changed": {{ outputs.diff.changed | json }}{% endif %}`
    : "";
  return `The block below repeats the limits of your work for programs. Take ids, paths and findings from it.

\`\`\`brief
{ ${members.join(", ")}${changed} }
\`\`\`
`;
}

/** The brief has every document word for word already: what is a file is only named here. */
const MATERIAL = `{% for each in outputs.material.documents %}{% unless forloop.first %}, {% endunless %}{ "name": {{ each.name | json }}{% if each.path %}, "path": {{ each.path | json }}{% else %}, "text": {{ each.text | json }}{% endif %} }{% endfor %}`;

const constant = (key: string, value: unknown): string => `"${key}": ${JSON.stringify(value)}`;
