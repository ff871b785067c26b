import { createHmac, randomBytes } from "node:crypto";
import { API } from "@wheelhouse/core";
import { isSame } from "./is-same.ts";

/** Who does not answer within this time is not there, in milliseconds. */
const PATIENCE_MS = 2_000;
/** Longest answer that is taken of a stranger, in bytes. */
const MOST = 1_000;

/**
 * What only who knows the secret can answer to a challenge. Its key is good for nothing else, so that whatever a stranger
 * lets the server answer opens nothing; and the port is in it, so that no other server's answer can be passed on.
 */
export function proofOf(secret: string, port: number, challenge: string): string {
  const key = createHmac("sha256", secret).update("proof").digest();
  return createHmac("sha256", key).update(`${port}.${challenge}`).digest("base64url");
}

/**
 * Whether the server at a port of this machine knows the secret: it is asked without being told. Another program may have
 * taken the port of a server that is gone. Never rejects.
 */
export async function isProven(secret: string, port: number): Promise<boolean> {
  const challenge = randomBytes(32).toString("base64url");
  try {
    const response = await fetch(
      `http://127.0.0.1:${port}${API.proveServer.path}?challenge=${challenge}`,
      { redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) },
    );
    const { proof } = API.proveServer.reply.parse(JSON.parse(await shortText(response)));
    return isSame(proof, proofOf(secret, port, challenge));
  } catch {
    return false;
  }
}

/** A short text; throws for a longer one, which is not read to its end. */
async function shortText({ body }: Response): Promise<string> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of body ?? []) {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length > MOST) throw new Error("Its answer is too long.");
  }
  return bytes.toString("utf8");
}
