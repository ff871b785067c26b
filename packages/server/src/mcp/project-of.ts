import { API, type ProjectObject, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import type { ApiCall } from "./api-caller.ts";

/** Most projects that an error names. */
const MOST = 20;

/** Which project is meant, as an argument. */
export const PROJECT: z.ZodOptional<z.ZodString> = z
  .string()
  .min(1)
  .max(4_096)
  .optional()
  .describe("A known project, by its id or its directory; may be left out when there is only one");

/** What makes a call safe to repeat, as an argument. */
export const KEY: z.ZodOptional<z.ZodString> = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .optional()
  .describe("Said again with the same key, nothing new comes of the call");

/** The project that is meant. Throws `project.unknown`, or `usage` when it is not clear, with those that there are. */
export async function projectOf(named: string | undefined, api: ApiCall): Promise<ProjectObject> {
  const projects = await api(API.projects);
  const [only, ...others] = projects;
  const found =
    named === undefined
      ? others.length === 0
        ? only
        : undefined
      : projects.find(({ id, path }) => id === named || path === named);
  if (found) return found;
  if (only === undefined)
    throw new WheelhouseError("project.unknown", "No project is known here.", {
      hint: "One becomes known by its first run: wheelhouse run code-review --project DIR",
    });
  const known = projects.slice(0, MOST).map(({ id, path }) => `${id} (${path})`);
  const more = projects.length > MOST ? ` and ${projects.length - MOST} more` : "";
  const hint = `Name one as project_id: ${known.join(", ")}${more}.`;
  if (named === undefined)
    throw new WheelhouseError("usage", `${projects.length} projects are known here.`, { hint });
  const typed = JSON.stringify(named.slice(0, 200));
  throw new WheelhouseError("project.unknown", `There is no project ${typed}.`, { hint });
}
