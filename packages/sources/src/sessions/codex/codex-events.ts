/** Events that other lines tell better, or that are about the screen and the agent's own bookkeeping. */
const SILENT: ReadonlySet<string> = new Set([
  "agent_message",
  "agent_reasoning",
  "agent_reasoning_raw_content",
  "agent_reasoning_section_break",
  "background_event",
  "context_compacted",
  "deprecation_notice",
  "model_reroute",
  "raw_response_item",
  "session_configured",
  "shutdown_complete",
  "turn_diff",
  "view_image_tool_call",
  "warning",
]);
/** Families of such events: what streams, what asks, and what a part of the agent says of itself. */
const FAMILIES =
  /_(?:begin|delta|end|request|response|started|updated)$|^(?:collab|entered|exited|guardian|hook|item|mcp|plan|realtime|skills|thread|undo)_/;

/** Whether an event is known, and means nothing to us. Pure. */
export function isSilentEvent(type: string): boolean {
  return SILENT.has(type) || FAMILIES.test(type);
}
