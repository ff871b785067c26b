import { INBOX_TOOL } from "./inbox-tool.ts";
import { ISSUE_TOOL } from "./issue-tool.ts";
import type { McpTool } from "./mcp-tool.ts";
import { REQUEST_TOOLS } from "./request-tools.ts";
import { RUN_TOOLS } from "./run-tools.ts";
import { START_TOOL } from "./start-tool.ts";

/** Everything that a client may call. */
export const MCP_TOOLS: readonly McpTool[] = [
  START_TOOL,
  ...RUN_TOOLS,
  ...REQUEST_TOOLS,
  ISSUE_TOOL,
  INBOX_TOOL,
];
