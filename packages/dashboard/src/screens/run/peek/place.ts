/** A place in a file. */
export interface Place {
  readonly path: string;
  /** First and last line, from 1; undefined when only the file is meant. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const LINES = /^(.+?):(\d{1,9})(?:-(\d{1,9}))?$/s;

/** Reads `path`, `path:line` or `path:from-to`. Lines that are turned round are turned back. */
export function readPlace(address: string): Place {
  const [, path, first, last] = LINES.exec(address) ?? [];
  if (path === undefined || first === undefined || Number(first) < 1)
    return { path: address, from: undefined, to: undefined };
  const from = Number(first);
  const to = Math.max(1, Number(last ?? first));
  return { path, from: Math.min(from, to), to: Math.max(from, to) };
}

/** A place as an address writes it. */
export function placeAddress(path: string, [from, to]: readonly [number, number]): string {
  return from === to ? `${path}:${from}` : `${path}:${from}-${to}`;
}
