import type { Answer } from "./scripted-endpoint.ts";
import { deltaOf, eventOf } from "./answers.ts";

/** A stream that begins with this text and then breaks off: by its end, or by the connection's. */
export function breaksOff(text: string, by: "end" | "reset"): Answer {
  return async (_, response) => {
    response.setHeader("content-type", "text/event-stream");
    await new Promise<void>((resolve) => {
      response.write(text === "" ? ": begun\n\n" : eventOf(deltaOf({ content: text })), () =>
        resolve(),
      );
    });
    if (by === "end") response.end();
    else response.socket?.resetAndDestroy();
  };
}

/** A reply of status 200 that is not one. */
export function raw(type: string, body: string): Answer {
  return (_, response) => {
    response.setHeader("content-type", type);
    response.end(body);
  };
}

/** Writes a chunk again and again until so many bytes were written, or nobody reads any more. */
export function floods(type: string, chunk: string, bytes: number): Answer {
  return async (_, response) => {
    response.setHeader("content-type", type);
    for (let written = 0; written < bytes && !response.destroyed; written += chunk.length)
      if (!response.write(chunk))
        await new Promise<void>((resolve) => {
          const go = (): void => {
            response.off("drain", go).off("close", go);
            resolve();
          };
          response.on("drain", go).on("close", go);
        });
    response.end();
  };
}
