import { severitySchema, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import { parseFrontMatter } from "./front-matter.ts";

/** The blocks of a persona file, in order. */
const BLOCKS = ["Posture", "Looks for", "Evidence bar", "Output", "Boundaries"] as const;
/** A block of a persona file. */
type Block = (typeof BLOCKS)[number];

const scaleLine = z.string().transform((line, context) => {
  const [words, word] = line.split(/ = (?=\w+$)/);
  const severity = severitySchema.safeParse(word);
  if (words && severity.success) return { words, severity: severity.data };
  context.addIssue(`"${line}" is not "words = severity"`);
  return z.NEVER;
});

/** Front matter of a persona file. */
const personaHeadSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: z.string().min(1),
  /** Class of model that it deserves, where there is a choice. */
  tier: z.enum(["light", "standard", "heavy"]),
  /** Its finding ids start with this. */
  prefix: z.string().regex(/^[A-Z]+-?$/),
  /** Its own words for how bad something is, mapped to the common severities. */
  scale: z.array(scaleLine).min(1),
  /** No persona may write. */
  access: z.literal("read"),
});

/** A persona: who an agent is asked to be. */
export interface PersonaFile extends z.infer<typeof personaHeadSchema> {
  readonly blocks: Readonly<Record<Block, string>>;
  /** What the agent is told: title, scale and blocks as Markdown. */
  readonly text: string;
}

/** Reads a persona file; throws when a field or block is missing, unknown or empty. */
export function parsePersona(markdown: string): PersonaFile {
  const { fields, body } = parseFrontMatter(markdown);
  const head = personaHeadSchema.safeParse(fields);
  if (!head.success) throw broken(z.prettifyError(head.error));
  const blocks = parseBlocks(body);
  const scale = head.data.scale.map((step) => `- ${step.severity}: ${step.words}`).join("\n");
  const text = [
    `# You are: ${head.data.title}`,
    ...BLOCKS.map((block) => `## ${block}\n${blocks[block]}`),
    `## Severities in your words\n${scale}`,
  ].join("\n\n");
  return { ...head.data, blocks, text };
}

function parseBlocks(body: string): Record<Block, string> {
  const parts = body.split(/^## /m).slice(1);
  const found = parts.map((part) => {
    const [heading = "", ...rest] = part.split("\n");
    return { heading: heading.trim(), text: rest.join("\n").trim() };
  });
  const names = found.map((part) => part.heading);
  if (names.join() !== BLOCKS.join()) {
    throw broken(`its blocks are ${names.join(", ")} and not ${BLOCKS.join(", ")}`);
  }
  const textOf = (block: Block): string => {
    const text = found.find((part) => part.heading === block)?.text ?? "";
    if (text === "") throw broken(`its block ${block} is empty`);
    return text;
  };
  return {
    Posture: textOf("Posture"),
    "Looks for": textOf("Looks for"),
    "Evidence bar": textOf("Evidence bar"),
    Output: textOf("Output"),
    Boundaries: textOf("Boundaries"),
  };
}

function broken(message: string): WheelhouseError {
  return new WheelhouseError("internal", `A persona is not right: ${message}.`, {
    hint: "Mend the file in packages/flows/personas and generate again.",
  });
}
