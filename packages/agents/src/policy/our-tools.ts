/** The name of the server of our session tools. */
export const TOOL_SERVER = "wheelhouse";
/** Our session tools. */
export const OUR_TOOLS = [
  "record_finding",
  "record_artifact",
  "submit",
  "ask",
  "check",
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

/**
 * Whether a name is that of one of our session tools, in the words of one of the agents; exact, so that
 * no look-alike passes. Some agents name a command by its own text: one that is a path names a program
 * which a repository may bring, such as `wheelhouse/submit`, and is never ours.
 */
export function isOurTool(name: string | undefined, kind: string): boolean {
  return name !== undefined && NAMES.has(name) && !(kind === "execute" && name.includes("/"));
}
