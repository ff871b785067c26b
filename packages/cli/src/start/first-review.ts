import { existsSync } from "node:fs";
import { join } from "node:path";
import { problemOf, startObjectSchema } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { findProject } from "../project/find-project.ts";
import { runIds } from "../reading/find-run.ts";
import type { OpenServer } from "../serve/open-server.ts";
import { startRequest } from "../serve/start-request.ts";

/** What became of the first review. */
export type FirstReview =
  /** It was started, over this directory. */
  | { readonly run: string; readonly path: string }
  /** There are runs, so nobody needs a first one. */
  | { readonly run: undefined; readonly lacks: undefined }
  /** It cannot be, and what is missing. */
  | { readonly run: undefined; readonly lacks: string };

/**
 * Reviews the repository that we stand in, with the agent that calls no model, if nothing was ever run
 * in this data directory. An agent that may cost money works only for those who name it.
 */
export async function startFirstReview(
  context: Context,
  { drive, reader }: Pick<OpenServer, "drive" | "reader">,
): Promise<FirstReview> {
  if ((await runIds(reader)).length > 0) return { run: undefined, lacks: undefined };
  try {
    const project = findProject(undefined, context.io.cwd);
    if (!existsSync(join(project.path, ".git"))) {
      const lacks = `${project.path} is no git repository, so nothing is reviewed here. Review one: wheelhouse run code-review --project DIR`;
      return { run: undefined, lacks };
    }
    const asked = startObjectSchema.parse({
      project_id: project.id,
      flow_name: "code-review",
      band: "small",
      agent: "scout",
    });
    const request = await startRequest(context, asked, project.path);
    // By a key, so that two that start at the same time begin one.
    const { run } = await drive.start(request, "first-review");
    return { run, path: project.path };
  } catch (error) {
    const { detail, hint } = problemOf(error);
    return { run: undefined, lacks: `Nothing is reviewed: ${detail}${hint ? ` ${hint}` : ""}` };
  }
}
