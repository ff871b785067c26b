import { type JsonObject, jsonSchema } from "@wheelhouse/core";
import { z } from "zod";

/** Content as the wire forms send it: a text, or parts of which some are text. */
export const contentSchema = z
  .union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))])
  .nullish()
  .transform((content) => textOf(content));

/** A JSON schema as clients offer it; what is no object is none. */
export const parametersSchema = z
  .record(z.string(), jsonSchema)
  .optional()
  .transform((value): JsonObject | undefined => value);

function textOf(
  content: string | readonly { readonly text?: string | undefined }[] | null | undefined,
): string {
  if (typeof content === "string") return content;
  return (content ?? [])
    .map(({ text }) => text ?? "")
    .filter((text) => text !== "")
    .join("\n");
}

/** Arguments as a model has sent them earlier: JSON when it is JSON. Pure. */
export function parsedInput(text: string): z.infer<typeof jsonSchema> {
  try {
    return jsonSchema.parse(JSON.parse(text));
  } catch {
    return text;
  }
}

/** One event of a stream. Pure. */
export function sse(data: object | string, event?: string): string {
  const body = typeof data === "string" ? data : JSON.stringify(data);
  return `${event === undefined ? "" : `event: ${event}\n`}data: ${body}\n\n`;
}

/** A text in two parts, so that what is streamed comes in more than one piece. Pure. */
export function halves(text: string): readonly string[] {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((half) => half !== "");
}
