import { randomUUID } from "node:crypto";
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAME = /^enter-[0-9a-f-]{36}\.html$/;
/** A file this old, in milliseconds, was left by a process that was killed. */
const LEFT_MS = 60_000;

/** A file that leads a browser to an address. */
export interface EntryFile {
  readonly path: string;
  remove(): void;
}

/**
 * Writes a page that leads to an address at once and without a script. Only its owner can read it. What
 * killed processes have left of such files is removed.
 */
export function writeEntryFile(home: string, url: string): EntryFile {
  for (const name of readdirSync(home)) {
    const path = join(home, name);
    if (NAME.test(name) && Date.now() - changed(path) > LEFT_MS) rmSync(path, { force: true });
  }
  const path = join(home, `enter-${randomUUID()}.html`);
  writeFileSync(path, pageTo(url), { mode: 0o600, flag: "wx" });
  return { path, remove: () => rmSync(path, { force: true }) };
}

function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

function pageTo(url: string): string {
  const address = escapeHtml(url);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Wheelhouse</title>
<p><a href="${address}">Open Wheelhouse</a></p>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
