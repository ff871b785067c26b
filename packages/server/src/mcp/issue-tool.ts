import { API, issueInputSchema } from "@wheelhouse/core";
import { mcpTool } from "./mcp-tool.ts";
import { KEY, PROJECT, projectOf } from "./project-of.ts";
import { quoted } from "./run-text.ts";

/** Makes an issue, as `POST /api/projects/{key}/issues` does. */
export const ISSUE_TOOL = mcpTool({
  name: "create_issue",
  title: "Make an issue",
  description:
    "Puts an issue on the board of a project; nothing is started. `from` names a run and a finding of it, whose words and citations are taken over.",
  input: issueInputSchema.extend({ project_id: PROJECT, idempotency_key: KEY }),
  effect: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  },
  async run({ project_id, idempotency_key: idempotencyKey, ...body }, api) {
    const project = await projectOf(project_id, api);
    const parts = { key: project.id };
    const issue = await api(API.createIssue, { parts, body, idempotencyKey });
    return {
      data: { issue },
      text: `Issue ${issue.number} of ${project.path} is made, ${issue.status}: ${quoted(issue.title)}`,
    };
  },
});
