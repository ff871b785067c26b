import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";

/** Answers shorter than this are sent as they are, in bytes. */
const LEAST = 8 * 1024;
/** And longer than this too: to copy them within a machine takes less time than to compress them. */
const MOST = 512 * 1024;
const squeeze = promisify(gzip);

/**
 * Sends long JSON compressed to who takes it: a browser keeps and copies a tenth. It is done beside
 * the event loop, and quickly rather than well.
 */
export const compressJson: MiddlewareHandler = async (c, next) => {
  await next();
  const { res } = c;
  const isJson = res.headers.get("content-type")?.startsWith("application/json") === true;
  if (!isJson || res.body === null || res.headers.has("content-encoding")) return;
  const plain = new Uint8Array(await res.arrayBuffer());
  const headers = new Headers(res.headers);
  headers.append("vary", "accept-encoding");
  const takes = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/.test(
    c.req.header("accept-encoding") ?? "",
  );
  if (!takes || plain.length < LEAST || plain.length > MOST) {
    c.res = new Response(plain, { status: res.status, headers });
    return;
  }
  headers.set("content-encoding", "gzip");
  headers.delete("content-length");
  const packed = await squeeze(plain, { level: constants.Z_BEST_SPEED });
  c.res = new Response(new Uint8Array(packed), { status: res.status, headers });
};
