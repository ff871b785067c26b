/**
 * Reads keys one by one from a terminal, Ctrl-C included. Gives the terminal back when it is
 * disposed of. *Contract*: only for a terminal; nothing else may read it at the same time.
 */
export function readKeys(stdin: NodeJS.ReadStream, onKey: (key: string) => void): Disposable {
  const onData = (chunk: Buffer | string): void => {
    for (const key of keysIn(String(chunk))) onKey(key);
  };
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.on("data", onData).resume();
  return {
    [Symbol.dispose]() {
      stdin.off("data", onData).pause();
      stdin.setRawMode(false);
    },
  };
}

/** The keys in what a terminal sent: an escape sequence is one key. */
export function keysIn(text: string): string[] {
  // oxlint-disable-next-line no-control-regex
  return text.match(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.)?|[\s\S]/gu) ?? [];
}
