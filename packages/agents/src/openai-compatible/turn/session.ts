import type { Forgotten } from "../conversation/forget.ts";
import type { Message } from "../conversation/message.ts";
import type { Endpoint } from "../endpoint/call-model.ts";
import type { Tool } from "../tools/tool.ts";

/** One conversation with the model. */
export interface Session {
  readonly id: string;
  /** What the model is told about itself. */
  readonly system: string;
  readonly messages: Message[];
  readonly tools: readonly Tool[];
  readonly endpoint: Endpoint;
  /** Adds a message, and stores it where sessions are kept. */
  add(message: Message): void;
  forgotten: Forgotten;
  /** How much the model can hold at once, in tokens; what an endpoint refuses lowers it. */
  contextTokens: number;
  /** How many of the endpoint's tokens one of our estimated ones is. */
  density: number;
  /** What all calls used up to now in tokens, estimated where the endpoint did not say. */
  spentTokens: number;
}
