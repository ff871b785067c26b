import type { RunListItem } from "@wheelhouse/core";
import { nameOf } from "../../shell/active-pill.tsx";

/** A run in a line of Markdown, with a link to it, to be pasted elsewhere. */
export function runMarkdown(run: RunListItem, origin: string): string {
  const { id, status, steps, project, observed } = run;
  const name = nameOf(run).replaceAll(/[[\]\\]/g, String.raw`\$&`);
  const of = project === null ? "" : ` of ${project.path}`;
  const how =
    observed === null
      ? `${steps.completed} of ${steps.total} steps`
      : [observed.phase, observed.candidate, `seen at ${observed.source_name}`]
          .filter((each) => each !== null)
          .join(", ");
  return `- [${name}](${origin}/runs/${id})${of}: ${status}, ${how}\n`;
}
