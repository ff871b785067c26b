import { WheelhouseError } from "@wheelhouse/core";

/** Largest body, in bytes. A question has a few hundred. */
const MOST_BYTES = 1024 * 1024;

/** The JSON of a request; an empty body is an empty object. Throws `body.large` or `usage`. Never reads on past the limit. */
export async function readBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw large();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw large();
    chunks.push(chunk);
  }
  if (size === 0) return {};
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (cause) {
    throw new WheelhouseError("usage", "The body is not JSON.", { cause });
  }
}

function large(): WheelhouseError {
  return new WheelhouseError("body.large", `The body has more than ${MOST_BYTES} bytes.`);
}
