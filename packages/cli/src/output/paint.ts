import type { Io } from "../command/context.ts";

/** Colours and weights for a terminal; each leaves the text as it is where there is no terminal. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly magenta: (text: string) => string;
}

/** No colours at all. */
export const PLAIN: Paint = paintWith(() => (text) => text);

/** The sixteen colours of a terminal, which its owner has chosen to be readable. */
export const COLOURED: Paint = paintWith(
  (open, close) => (text) => (text === "" ? "" : `\u001b[${open}m${text}\u001b[${close}m`),
);

/** Colours for a stream: only on a terminal, and not when `NO_COLOR` is set or the terminal is dumb. */
export function paintFor(stream: NodeJS.WriteStream, env: Io["env"]): Paint {
  const wanted = (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
  return stream.isTTY && wanted ? COLOURED : PLAIN;
}

function paintWith(style: (open: number, close: number) => (text: string) => string): Paint {
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
    blue: style(34, 39),
    magenta: style(35, 39),
    cyan: style(36, 39),
  };
}
