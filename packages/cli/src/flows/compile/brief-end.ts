import {
  type AnswerForm,
  ANALYSES,
  type Band,
  documentOutputSchema,
  type Json,
  jsonSchema,
} from "@wheelhouse/core";
import {
  analysesOf,
  BAND_SETTINGS,
  findingsAnswer,
  OUTPUT_SCHEMAS,
  personas,
  synthesisAnswer,
  validationAnswer,
} from "@wheelhouse/flows";
import { z } from "zod";

/** What the end of a brief is made from. */
export interface BriefParts {
  readonly form: AnswerForm;
  readonly band: Band;
  readonly persona: string;
  /** Its finding ids start with this. */
  readonly prefix: string;
  /** Liquid expression of the findings that the work is about. */
  readonly about: string | undefined;
  /** Ids of the steps before it that say where history, scope and change are. */
  readonly has: (step: string) => boolean;
}

const ROLES = {
  findings: "find",
  document: "write",
  synthesis: "synthesise",
  validation: "validate",
} as const;

/**
 * The end of a brief whose author wrote none: how to answer, and the block that programs read. An agent
 * without a model reads nothing else, so that every flow runs to an honest end without a key.
 */
export function briefEnd(parts: BriefParts): string {
  const { form, band, persona, prefix, about, has } = parts;
  const max = BAND_SETTINGS[band].maxFindings;
  const members = [
    constant("role", ROLES[form]),
    constant("persona", persona),
    constant("analyses", analysesFor(persona)),
    constant("prefix", prefix),
    constant("max", max),
    `"focus": {{ input.question | default: "" | json }}`,
    ...(has("facts") ? [`"facts": {{ outputs.facts.path | json }}`] : []),
    ...(has("scan") ? [`"scope": {{ outputs.scan.scope.paths | json }}`] : []),
    ...(about === undefined ? [] : [`"findings": {{ ${about} | json }}`]),
  ];
  const change = has("diff")
    ? `{% if outputs.diff.changed.size > 0 %}, "changed": {{ outputs.diff.changed | json }}{% endif %}`
    : "";
  return [
    answerOf(form, prefix, max),
    "The block below repeats the limits of your work for programs. Take ids, paths and findings from it.",
    `\`\`\`brief\n{ ${members.join(", ")}${change} }\n\`\`\``,
  ].join("\n\n");
}

/** How to answer in a form. */
export function answerOf(form: AnswerForm, prefix: string, max: number): string {
  switch (form) {
    case "findings":
      return findingsAnswer({ prefix, max });
    case "synthesis":
      return synthesisAnswer();
    case "validation":
      return validationAnswer();
    case "document":
      return DOCUMENT_ANSWER;
    default:
      return form satisfies never;
  }
}

const DOCUMENT_ANSWER = `# Your answer
Your answer is one JSON object. End your last message with it, as one fenced \`json\` block, and write nothing after it.

- \`summary\`: what the document says, in at most 200 words.
- \`sections\`: the text, each with \`id\` and \`body\` (Markdown, without a heading).
- \`items\`: numbered parts, each with \`id\`, \`section\`, \`title\`, \`body\`, and the \`findings\` (ids) that it rests on.
- \`openItems\`: what only a person can settle, each with \`question\`, \`recommended\` and \`why\`.
- \`recommendations\`: each with \`text\` and \`findings\`.`;

function analysesFor(persona: string): Json {
  // A persona of the project has no analyses of its own: whoever works without a model may do all.
  const known = personas.get(persona);
  return known ? [...analysesOf(persona as Parameters<typeof analysesOf>[0])] : [...ANALYSES];
}

/** The output schema of a form. */
export function schemaOf(form: AnswerForm): { schema: Record<string, Json> } {
  return form === "document" ? documentSchema() : OUTPUT_SCHEMAS[form];
}

function documentSchema(): { schema: Record<string, Json> } {
  const raw = z.toJSONSchema(documentOutputSchema, {
    io: "input",
    // A word too many is no reason to ask again.
    override: ({ jsonSchema }) => void delete jsonSchema.additionalProperties,
  });
  const { $schema: _, ...schema } = z.record(z.string(), jsonSchema).parse(raw);
  return { schema };
}

const constant = (key: string, value: Json): string => `"${key}": ${JSON.stringify(value)}`;
