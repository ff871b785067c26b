import type { Conversation } from "../conversation.ts";
import type { Fault } from "../script/model-script.ts";

/** An answer that is no reply. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  /** In seconds. */
  readonly retryAfter: number | undefined;
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: "The request is not right.",
  401: "The API key is not valid.",
  403: "This key may not use this model.",
  404: "There is no such model.",
  429: "Too many requests; come again later.",
  500: "Something went wrong inside the server.",
  503: "The server is overloaded.",
};

/** Whether a fault refuses a call, and how. Pure. */
export function refusalOf(
  fault: Fault | undefined,
  { stream, tools }: Conversation,
): Refusal | undefined {
  if (fault === undefined) return undefined;
  if ("refuse" in fault) {
    const { status, retryAfter, message = MESSAGES[status] ?? "Refused." } = fault.refuse;
    return { status, message, retryAfter };
  }
  if ("noStreaming" in fault && stream)
    return {
      status: 400,
      message: "This endpoint does not support stream.",
      retryAfter: undefined,
    };
  if ("noTools" in fault && tools.length > 0)
    return { status: 400, message: "This model does not support tools.", retryAfter: undefined };
  return undefined;
}
