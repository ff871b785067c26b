import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { Settings } from "../settings.ts";
import { createBoundedFetch } from "./bounded-fetch.ts";
import type { Way } from "./way.ts";

/**
 * The model behind the endpoint. The AI SDK's provider is what is used of it: it knows the many shapes in
 * which servers stream text, reasoning and pieces of tool calls. Its loop is not: it cannot ask a refused
 * call again in another way, keep the brief while it forgets old outputs, or tell unknown usage from none.
 */
export function openModel(
  settings: Pick<Settings, "url" | "key" | "model">,
  way: () => Way,
): LanguageModelV4 {
  return createOpenAICompatible({
    name: "endpoint",
    baseURL: settings.url,
    ...(settings.key === undefined ? {} : { apiKey: settings.key }),
    includeUsage: true,
    fetch: createBoundedFetch(undefined, settings.url),
    transformRequestBody: (body) => shaped(body, way()),
  }).chatModel(settings.model);
}

/** The request's body as this way has it. */
function shaped(body: Record<string, unknown>, way: Way): Record<string, unknown> {
  const left = Object.entries(body).filter(
    ([name]) => way.streamUsage || name !== "stream_options",
  );
  const asked = Object.fromEntries(left);
  return way.calls === "one" && asked["tools"] !== undefined
    ? { ...asked, parallel_tool_calls: false }
    : asked;
}
