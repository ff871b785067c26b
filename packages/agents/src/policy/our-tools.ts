/** The name of the server of our session tools. */
export const TOOL_SERVER = "wheelhouse";
/** Our session tools. */
export const OUR_TOOLS = [
  "record_finding",
  "record_artifact",
  "submit",
  "ask",
  "send_back",
  "done",
] as const;

const NAMES: ReadonlySet<string> = new Set(
  OUR_TOOLS.flatMap((tool) =>
    ["__", "_", ".", "/", ":", ": "].flatMap((between) => [
      `mcp__${TOOL_SERVER}__${tool}`,
      `mcp.${TOOL_SERVER}.${tool}`,
      `mcp_${TOOL_SERVER}_${tool}`,
      `${TOOL_SERVER}${between}${tool}`,
      `${tool} (${TOOL_SERVER} MCP Server)`,
    ]),
  ),
);

/** Whether a name is that of one of our session tools, in the words of one of the agents; exact, so that no look-alike passes. */
export function isOurTool(name: string | undefined): boolean {
  return name !== undefined && NAMES.has(name);
}
