/** Longest time that the host may take for one answer, in milliseconds. */
const ANSWER_MS = 60_000;

/**
 * Sends messages to the tools of a host, one after the other. *Contract*: the result resolves to one
 * line, or to nothing for a message that is answered by none; it never rejects: what goes wrong is
 * an error in the protocol's words.
 */
export function createForward(
  url: string,
  token: string,
): (line: string) => Promise<string | undefined> {
  return async (line) => {
    if (line.trim() === "") return undefined;
    const id = idOf(line);
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "error",
        signal: AbortSignal.timeout(ANSWER_MS),
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
        },
        body: line,
      });
      const body = (await response.text()).trim();
      if (response.ok) return body === "" ? undefined : body;
      return id === undefined ? undefined : failure(id, messageIn(body) ?? response.statusText);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      return id === undefined ? undefined : failure(id, `The host cannot be reached: ${cause}`);
    }
  };
}

function failure(id: string | number, message: string): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32_000, message } });
}

/** The id of a request; undefined for what is answered by nothing. */
function idOf(line: string): string | number | undefined {
  const id = member(read(line), "id");
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}

function messageIn(body: string): string | undefined {
  const message = member(member(read(body), "error"), "message");
  return typeof message === "string" ? message : undefined;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
