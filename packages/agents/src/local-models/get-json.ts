import { request } from "node:http";

/** Longest answer that is read, in bytes: a list of models is far smaller. */
const MOST_BYTES = 1024 * 1024;

/**
 * The JSON that a server answers to a GET; undefined for anything else: no server, another status than
 * 200, a redirect (which is not followed), no JSON, too much of it, or an answer that is not whole when
 * `signal` aborts. Never throws. No proxy is used.
 */
export function getJson(url: URL, signal: AbortSignal): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const headers = { accept: "application/json", connection: "close" };
  const asked = request(url, { agent: false, headers, signal }, (answer) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const giveUp = (): void => {
      asked.destroy();
      resolve(undefined);
    };
    if (answer.statusCode !== 200) return giveUp();
    answer.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes > MOST_BYTES) giveUp();
      else parts.push(part);
    });
    answer.on("end", () => resolve(parsed(Buffer.concat(parts).toString("utf8"))));
    answer.on("error", giveUp).on("aborted", giveUp);
  });
  asked.on("error", () => resolve(undefined)).end();
  return promise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
