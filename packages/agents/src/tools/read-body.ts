import type { IncomingMessage } from "node:http";
import { z } from "zod";

/** A body, or why it is refused. */
export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly error: string };

/** How large a body may be. */
export interface BodyLimits {
  readonly bodyBytes: number;
  readonly depth: number;
}

/**
 * Reads one JSON body. What is too large is read to its end and dropped, so that the sender gets to
 * read why it was refused; the server's own time limit ends those that never end.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Body> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = z.instanceof(Buffer).parse(chunk);
    bytes += piece.length;
    if (bytes <= limits.bodyBytes) kept.push(piece);
    else kept.length = 0;
  }
  if (bytes > limits.bodyBytes) {
    const error = `The body is larger than ${limits.bodyBytes} bytes.`;
    return { ok: false, status: 413, error };
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.concat(kept).toString("utf8"));
  } catch {
    return { ok: false, status: 400, error: "The body is not JSON." };
  }
  if (isDeeper(value, limits.depth)) {
    const error = `The body is nested deeper than ${limits.depth} levels.`;
    return { ok: false, status: 400, error };
  }
  return { ok: true, value };
}

/** Walks level by level: recursion would overflow on the very input that it guards against. */
function isDeeper(value: unknown, depth: number): boolean {
  let level: unknown[] = [value];
  for (let left = depth; left >= 0; left--) {
    level = level.flatMap((each) =>
      typeof each === "object" && each !== null ? Object.values(each) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
