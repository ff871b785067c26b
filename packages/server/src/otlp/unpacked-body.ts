import type { Transform } from "node:stream";
import { createGunzip, createInflate } from "node:zlib";
import { WheelhouseError } from "@wheelhouse/core";
import type { ByteBudget } from "./byte-budget.ts";

/** Largest body, in bytes: as it comes, and again as it is when it was unpacked. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** What is unpacked at a time, in bytes. */
const CHUNK = 256 * 1024;

/** A body, and how much of the budget it holds. */
export interface UnpackedBody {
  readonly body: Uint8Array;
  readonly held: number;
}

/**
 * The body of a request with its content encoding undone. Throws `body.large`, `body.type` for an encoding that there is
 * not, `usage` for bytes that are not packed as they say, and `server.busy` when too much is held already. *Contract*:
 * takes from the budget what it holds before it holds it, and never unpacks on past the limit, whatever comes; what it
 * took is given back when it throws.
 */
export async function unpackedBody(request: Request, budget: ByteBudget): Promise<UnpackedBody> {
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  const unpacker = unpackerOf(encoding);
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw large();
  const packed = await gathered(request.body ?? [], budget);
  if (unpacker === undefined) return packed;
  try {
    unpacker.end(packed.body);
    return await gathered(unpacker, budget);
  } catch (error) {
    throw isZlib(error) ? notPacked(encoding) : error;
  } finally {
    budget.giveBack(packed.held);
  }
}

async function gathered(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  budget: ByteBudget,
): Promise<UnpackedBody> {
  const kept: Uint8Array[] = [];
  let held = 0;
  try {
    for await (const chunk of chunks) {
      if (held + chunk.byteLength > MOST_BYTES) throw large();
      if (!budget.take(chunk.byteLength)) throw busy();
      held += chunk.byteLength;
      kept.push(chunk);
    }
    return { body: Buffer.concat(kept), held };
  } catch (error) {
    budget.giveBack(held);
    throw error;
  }
}

function unpackerOf(encoding: string): Transform | undefined {
  if (encoding === "identity" || encoding === "") return undefined;
  if (encoding === "gzip") return createGunzip({ chunkSize: CHUNK });
  if (encoding === "deflate") return createInflate({ chunkSize: CHUNK });
  throw new WheelhouseError("body.type", `The body is packed as ${encoding.slice(0, 40)}.`, {
    hint: "Send it with content-encoding gzip or deflate, or as it is.",
  });
}

function isZlib(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}

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
