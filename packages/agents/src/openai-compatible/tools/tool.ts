import type { JsonObject } from "@wheelhouse/core";

/** A place that a tool looked at: an absolute path, and a line from 1. */
export interface Place {
  readonly path: string;
  readonly line?: number;
}

/** What a tool found, as text for the model. */
export interface ToolResult {
  readonly text: string;
  readonly failed: boolean;
  readonly places: readonly Place[];
}

/** A tool that the model can call. None of ours writes. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly kind: "read" | "search" | "other";
  /** JSON schema of its input. */
  readonly inputSchema: JsonObject;
  /** What a call does, in a line for people. Never throws, whatever the input is. */
  title(input: unknown): string;
  /**
   * Does it.
   * *Contract*: whatever is wrong with the input is a failed result, for the model to read. Rejects only
   * when the signal is aborted.
   */
  run(input: unknown, signal: AbortSignal): Promise<ToolResult>;
}
