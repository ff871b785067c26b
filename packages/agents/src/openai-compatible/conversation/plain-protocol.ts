import type { Tool } from "../tools/tool.ts";
import type { Call, Message } from "./message.ts";

/** How tools are told to a model that has none. Pure. */
export function plainTools(
  tools: readonly Pick<Tool, "name" | "description" | "inputSchema">[],
): string {
  const list = tools
    .map(
      ({ name, description, inputSchema }) =>
        `- ${name}: ${description}\n  Input, as JSON schema: ${JSON.stringify(inputSchema)}`,
    )
    .join("\n");
  return `# How to use tools
To call a tool, write a fenced block named tool_call that holds one JSON object, like this:

\`\`\`tool_call
{"tool": "read_file", "input": {"path": "README.md"}}
\`\`\`

You may write several blocks. Write nothing after the last one: the results come in the next message. A message
without such a block is your answer.

${list}`;
}

/** A call as the model would have written it. Pure. */
export function writtenCall({ name, input }: Call): string {
  return `\`\`\`tool_call\n{"tool": ${JSON.stringify(name)}, "input": ${input}}\n\`\`\``;
}

/** A result as it is told to a model without tools. Pure. */
export function writtenResult({ name, text, failed }: Extract<Message, { role: "tool" }>): string {
  return `${failed ? "Error of" : "Result of"} ${name || "the block"}:\n${text}`;
}
