import type { Span } from "@wheelhouse/core";
import { TOOL_CALL_KEYS, TOOL_NAME_KEYS } from "../tables/gen-ai.ts";
import { OWN_SPANS, OWN_TITLE } from "../tables/wheelhouse.ts";
import type { AttemptFacts } from "./attempt-facts.ts";
import type { AttributeValue, ExportedSpan } from "./otlp-span.ts";

/** Ends that went wrong. To be cancelled is none. */
const FAILED: ReadonlySet<Span["status"]> = new Set(["failed", "lost"]);
const UNTOLD: ReadonlySet<Span["status"]> = new Set(["running", "open", "cancelled"]);

/** What a span is by the conventions, and what it says of itself. */
export function aboutSpan(
  span: Span,
  run: string,
  attempt: AttemptFacts | undefined,
): Pick<ExportedSpan, "name" | "isClient" | "failed" | "error" | "attributes"> {
  const failed = UNTOLD.has(span.status) ? undefined : FAILED.has(span.status);
  const common = {
    "gen_ai.conversation.id": run,
    [OWN_TITLE]: span.name,
    "wheelhouse.status": span.status,
  };
  const made = (name: string, attributes: Readonly<Record<string, AttributeValue>>) => ({
    name,
    isClient: span.kind === "model",
    failed,
    error: span.kind === "attempt" ? attempt?.error : undefined,
    attributes: { ...common, ...attributes },
  });
  switch (span.kind) {
    case "attempt":
    case "agent": {
      const agent = attempt?.agent ?? span.name;
      return made(`invoke_agent ${agent}`, {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.name": agent,
        "gen_ai.request.model": attempt?.model,
        "wheelhouse.session": attempt?.session,
        "wheelhouse.attempt": span.id,
        "gen_ai.input.messages": messages("user", attempt?.prompts),
        "gen_ai.output.messages": messages("assistant", attempt?.answers),
      });
    }
    case "tool": {
      const said = attempt?.tools.get(span.id);
      return made(`execute_tool ${span.name}`, {
        "gen_ai.operation.name": "execute_tool",
        [TOOL_NAME_KEYS[0]]: span.name,
        [TOOL_CALL_KEYS[0]]: span.id,
        "gen_ai.tool.call.arguments": said?.input,
        "gen_ai.tool.call.result": said?.output,
      });
    }
    case "model":
      return made(`chat ${span.name}`, {
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": span.name,
      });
    case "step":
      return made(OWN_SPANS.step, { "wheelhouse.step": span.id });
    case "code":
      return made(OWN_SPANS.code, { "wheelhouse.attempt": span.id });
    case "span":
      return made(OWN_SPANS.span, {});
    case "queue":
    case "parked":
    case "request":
      return made(OWN_SPANS.wait, { "wheelhouse.waits": span.kind });
  }
}

function messages(role: string, texts: readonly string[] | undefined): string | undefined {
  if (texts === undefined || texts.length === 0) return undefined;
  return JSON.stringify(texts.map((content) => ({ role, parts: [{ type: "text", content }] })));
}
