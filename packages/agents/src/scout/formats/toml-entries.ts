import type { SourceFile } from "../tree/source-file.ts";

/** A line `key = value` of a TOML file. */
export interface TomlEntry {
  /** The table that it stands in, such as `tool.poetry.scripts`; empty at the top. */
  readonly table: string;
  readonly key: string;
  /** As written, without quotes when it is one text. */
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

/** The entries of a TOML file in order. A value that goes on over lines is put together. */
export function tomlEntries(file: SourceFile): readonly TomlEntry[] {
  const entries: TomlEntry[] = [];
  let table = "";
  const lines = file.text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const text = (lines[at] ?? "").slice(0, 2000).trim();
    const head = /^\[\[?\s*([^\][]{1,120})\]\]?/.exec(text);
    if (head !== null) {
      table = (head[1] ?? "").trim().replaceAll('"', "");
      continue;
    }
    const entry = /^("[^"]{1,120}"|[\w.-]{1,120})\s*=\s*(.*)$/.exec(text);
    if (entry === null) continue;
    const line = at + 1;
    let value = entry[2] ?? "";
    // A list goes on until its bracket closes.
    for (
      let more = 0;
      value.startsWith("[") && !/\]\s*(?:#.*)?$/.test(value) && more < 200;
      more++
    ) {
      at += 1;
      if (at >= lines.length) break;
      value += ` ${(lines[at] ?? "").trim().slice(0, 500)}`;
    }
    const key = (entry[1] ?? "").replaceAll('"', "");
    entries.push({ table, key, value: /^"([^"]*)"/.exec(value)?.[1] ?? value, line });
  }
  return entries;
}
