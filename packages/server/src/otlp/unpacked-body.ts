import { promisify } from "node:util";
import { gunzip, inflate } from "node:zlib";
import { WheelhouseError } from "@wheelhouse/core";
import type { ByteBudget } from "./byte-budget.ts";

/** Largest body, in bytes: as it comes, and again as it is when it was unpacked. */
export const MOST_BYTES = 16 * 1024 * 1024;

const UNPACK = { gzip: promisify(gunzip), deflate: promisify(inflate) } as const;

/** A body, and how much of the budget it holds. */
export interface UnpackedBody {
  readonly body: Uint8Array;
  readonly held: number;
}

/**
 * The body of a request with its content encoding undone. Throws `body.large`, `body.type` for an encoding that there is
 * not, `usage` for bytes that are not packed as they say, and `server.busy` when too much is held already. *Contract*:
 * never holds more than the limit twice, whatever comes; what it held is given back when it throws.
 */
export async function unpackedBody(request: Request, budget: ByteBudget): Promise<UnpackedBody> {
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  const unpack = unpackerOf(encoding);
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw large();
  let held = 0;
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request.body ?? []) {
      if (held + chunk.byteLength > MOST_BYTES) throw large();
      if (!budget.take(chunk.byteLength)) throw busy();
      held += chunk.byteLength;
      chunks.push(chunk);
    }
    const packed = Buffer.concat(chunks);
    if (unpack === undefined) return { body: packed, held };
    if (!budget.take(MOST_BYTES)) throw busy();
    held += MOST_BYTES;
    const body = await unpack(packed, { maxOutputLength: MOST_BYTES });
    // What was packed goes; what came of it stays.
    budget.giveBack(held - body.length);
    held = body.length;
    return { body, held };
  } catch (error) {
    budget.giveBack(held);
    throw isTooLong(error) ? large() : isZlib(error) ? notPacked(encoding) : error;
  }
}

function unpackerOf(encoding: string): (typeof UNPACK)["gzip"] | undefined {
  if (encoding === "identity" || encoding === "") return undefined;
  if (encoding === "gzip" || encoding === "deflate") return UNPACK[encoding];
  throw new WheelhouseError("body.type", `The body is packed as ${encoding.slice(0, 40)}.`, {
    hint: "Send it with content-encoding gzip or deflate, or as it is.",
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";
const isTooLong = (error: unknown): boolean => codeOf(error) === "ERR_BUFFER_TOO_LARGE";
const isZlib = (error: unknown): boolean => codeOf(error).startsWith("Z_");

function large(): WheelhouseError {
  return new WheelhouseError("body.large", `The body has more than ${MOST_BYTES} bytes.`, {
    hint: "Have the exporter send smaller batches.",
  });
}

function busy(): WheelhouseError {
  return new WheelhouseError("server.busy", "Too much is being taken in at this moment.", {
    hint: "Send it again a little later.",
  });
}

function notPacked(encoding: string): WheelhouseError {
  return new WheelhouseError("usage", `The body is not packed as ${encoding}, as it says.`);
}
