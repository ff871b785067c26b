import type { Message } from "./conversation.ts";
import type { Api } from "./dialects/dialect.ts";

/** One call of the model, as the server understood it. */
export interface Asked {
  readonly api: Api;
  readonly path: string;
  readonly model: string;
  readonly system: string;
  readonly messages: readonly Message[];
  /** Names of the tools that were offered. */
  readonly tools: readonly string[];
  readonly stream: boolean;
  /** When it came, in milliseconds since the epoch. */
  readonly at: number;
}
