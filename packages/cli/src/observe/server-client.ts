import { isWheelhouseError } from "@wheelhouse/core";
import type { Client } from "@wheelhouse/client";
import { readServerNote, serverKeyPath } from "../serve/server-note.ts";

/** A server that does not answer within this time is not there, in milliseconds. */
const PATIENCE_MS = 2_000;

/**
 * The server that serves a data directory, as its programs see it; undefined when none does. What it is made of is loaded
 * only where there is somebody to ask: a list should come at once.
 */
export async function serverClient(home: string): Promise<Client | undefined> {
  const note = readServerNote(home);
  if (!note) return undefined;
  const [{ readSecret }, { createClient }, { API }] = await Promise.all([
    import("@wheelhouse/server/secret"),
    import("@wheelhouse/client"),
    import("@wheelhouse/core"),
  ]);
  const token = readSecret(serverKeyPath(home));
  if (token === undefined) return undefined;
  const client = createClient({ origin: `http://127.0.0.1:${note.port}`, token });
  try {
    await client.call(API.scanVersion, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return client;
  } catch (error) {
    // Its note outlives a server that was killed, and another program may have its port by now.
    if (isWheelhouseError(error)) return undefined;
    throw error;
  }
}
