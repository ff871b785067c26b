/** Where programs reach our tools by the Model Context Protocol. */
export const MCP_PATH = "/mcp";
