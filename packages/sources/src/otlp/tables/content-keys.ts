/**
 * Attributes that hold what was said: prompts, answers, arguments and results of tools. They are left out before
 * anything is written, unless whoever runs the server asks for them.
 */
const CONTENT: ReadonlySet<string> = new Set([
  "gen_ai.input.messages",
  "gen_ai.output.messages",
  "gen_ai.system_instructions",
  "gen_ai.tool.definitions",
  "gen_ai.tool.call.arguments",
  "gen_ai.tool.call.result",
  "gen_ai.prompt",
  "gen_ai.completion",
  "prompt",
  "prompt_text",
  "user_prompt",
  "response",
  "response_text",
  "request_text",
  "arguments",
  "output",
  "tool_input",
  "tool_parameters",
  "tool_output",
  "full_command",
  "bash_command",
  "function_args",
  "metadata",
  "query",
  "reasoning",
  "input",
  "content",
]);

/** Beginnings of such attributes. */
const CONTENT_BEGINS = [
  "gen_ai.prompt.",
  "gen_ai.completion.",
  "ai.prompt",
  "ai.response.text",
  "ai.response.toolCalls",
  "ai.response.object",
  "ai.toolCall.args",
  "ai.toolCall.result",
  "ai.result.",
];

/** Whether an attribute holds what was said. */
export function isContent(key: string): boolean {
  return CONTENT.has(key) || CONTENT_BEGINS.some((each) => key.startsWith(each));
}

/** Attributes that say where in the sender's source something was measured, who uses it, or what it runs on. */
const NOISE: ReadonlySet<string> = new Set([
  "busy_ns",
  "idle_ns",
  "target",
  "thread.id",
  "thread.name",
  "user.id",
  "user.email",
  "user.account_id",
  "user.account_uuid",
  "organization.id",
  "installation.id",
  "terminal.type",
  "event.timestamp",
  "event.sequence",
  "gen_ai.tool.description",
  "gen_ai.agent.description",
  "qwen-code.context.usage",
]);

const NOISE_BEGINS = [
  "code.",
  "auth.",
  "telemetry.",
  "network.",
  "url.",
  "user_agent.",
  "ai.request.headers.",
  "ai.settings.",
];

/** Whether nobody reads an attribute. */
export function isNoise(key: string): boolean {
  return NOISE.has(key) || NOISE_BEGINS.some((each) => key.startsWith(each));
}
