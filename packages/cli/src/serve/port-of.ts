import { WheelhouseError } from "@wheelhouse/core";

/** The port that was named; undefined when none was. Throws `usage` for what is no port. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
  throw new WheelhouseError("usage", `--port ${JSON.stringify(text)} is no port.`, {
    hint: "It is a number up to 65535; 0 takes any free one.",
  });
}
