import type { Client } from "@wheelhouse/client";
import { readServerNote, serverKeyPath } from "../serve/server-note.ts";

/**
 * The server that serves a data directory, as its programs see it; undefined when none does. What it is made of is loaded
 * only where there is somebody to ask: a list should come at once.
 */
export async function serverClient(home: string): Promise<Client | undefined> {
  const note = readServerNote(home);
  if (!note) return undefined;
  const [{ readSecret }, { isProven }, { createClient }] = await Promise.all([
    import("@wheelhouse/server/secret"),
    import("@wheelhouse/server/proof"),
    import("@wheelhouse/client"),
  ]);
  const token = readSecret(serverKeyPath(home));
  // Its note outlives a server that was killed, and another program may have its port by now: that one is told no token.
  if (token === undefined || !(await isProven(token, note.port))) return undefined;
  return createClient({ origin: `http://127.0.0.1:${note.port}`, token });
}
