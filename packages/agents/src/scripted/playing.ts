import type { SessionUpdate, ToolCallUpdate } from "@agentclientprotocol/sdk";
import type { McpAddress } from "../openai-compatible/mcp/connect-mcp.ts";
import type { Place } from "./transcript.ts";

/** A turn that was cancelled, or that ended with a question. */
export class Stopped extends Error {}

/** What a turn may do to the world outside of it. */
export interface Playing {
  readonly cwd: string;
  readonly place: Place;
  /** Where the session tools are that it was given. */
  readonly servers: readonly McpAddress[];
  readonly signal: AbortSignal;
  update(update: SessionUpdate): Promise<void>;
  /** Asks the client to allow a call. */
  mayUse(call: ToolCallUpdate): Promise<boolean>;
  /** Asks a person. Gives what is answered at once, without words where it has to decide; else the answer begins another turn. */
  ask(text: string, options: readonly string[]): Promise<{ readonly words?: string } | undefined>;
}

/** A text with the place in the run filled in where it is named. Pure. */
export function filled(text: string, place: Place): string {
  return text.replaceAll(
    /\{\{\s*(step|generation|ordinal|round|role)\s*\}\}/g,
    (_, name: keyof Place) => String(place[name]),
  );
}
