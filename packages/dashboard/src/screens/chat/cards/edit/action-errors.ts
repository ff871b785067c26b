import { isWheelhouseError } from "@wheelhouse/core";
import type { z } from "zod";

/** What is wrong with an action, by the name of its field; by the empty name what is wrong with all of it. */
export type ActionErrors = Readonly<Record<string, string>>;

/** By which words of an error of the server its field is known, the surest first. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  ["depends_on", /\bdepend|depends_on|circle|wait for each other/i],
  ["labels", /\blabels?\b/i],
  ["description", /\bdescription\b/i],
  ["cron", /\bcron\b|never comes/i],
  ["zone", /\bzone\b/i],
  ["agent", /\bagent\b/i],
  ["flow", /\bflow\b/i],
  ["band", /\bband\b|\bsize\b/i],
  ["issue", /\bissue\b/i],
  ["name", /\bname\b/i],
  ["title", /\btitle\b/i],
  ["text", /\btext\b/i],
];

/** What a form has not filled in as it must be. */
export function errorsOfShape({ issues }: Pick<z.ZodError, "issues">): ActionErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const [field = "", part] = path;
    // Of what a schedule does, its own fields are shown.
    const name = String(field === "act" && part !== undefined ? part : field);
    errors[name] ??= message;
  }
  return errors;
}

/** What the server has refused: at the field that its words are about, with the next step. */
export function errorsOfReply(error: unknown): ActionErrors {
  if (!isWheelhouseError(error)) return { "": "Something went wrong on this page." };
  const words = [error.message, error.hint].filter((part) => part !== undefined).join(" ");
  const named = /^(?:The )?([a-z_]+)(?:\.[\w.]+)? (?:cannot be that|holds)/.exec(
    error.message,
  )?.[1];
  // Only what can be mended here is about a field.
  if (error.code !== "proposal.invalid") return { "": words };
  return { [named ?? NAMES.find(([, name]) => name.test(error.message))?.[0] ?? ""]: words };
}
