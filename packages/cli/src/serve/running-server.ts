import { API } from "@wheelhouse/core";
import { readSecret } from "@wheelhouse/server";
import { isProven } from "@wheelhouse/server/proof";
import { readServerNote, serverKeyPath } from "./server-note.ts";

/** Who does not answer within this time is not there, in milliseconds. */
const PATIENCE_MS = 2_000;

/** A server of a data directory that answers. */
export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  /** An address that lets a browser in, once. */
  readonly url: string;
}

/** The server that runs for a data directory; undefined when none does. We know each other by the file that only its owner can read, and it has to prove itself first. */
export async function runningServer(home: string): Promise<RunningServer | undefined> {
  const note = readServerNote(home);
  const secret = note && readSecret(serverKeyPath(home));
  if (!note || secret === undefined || !(await isProven(secret, note.port))) return undefined;
  const { port, pid } = note;
  try {
    const response = await fetch(`http://127.0.0.1:${port}${API.launch.path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: "{}",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return undefined;
    const { url } = API.launch.reply.parse(await response.json());
    return { port, pid, url };
  } catch {
    return undefined;
  }
}
