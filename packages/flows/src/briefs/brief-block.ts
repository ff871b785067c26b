import type { Analysis, Brief } from "@wheelhouse/core";

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
    `"facts": {{ outputs.facts.path | json }}`,
    ...(parts.scope ? [`"scope": {{ ${parts.scope} | json }}`] : []),
    ...(parts.prefix === undefined ? [] : [constant("prefix", parts.prefix)]),
    ...(parts.max === undefined ? [] : [constant("max", parts.max)]),
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

const constant = (key: string, value: unknown): string => `"${key}": ${JSON.stringify(value)}`;
