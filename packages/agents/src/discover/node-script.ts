import { open } from "node:fs/promises";

const SHEBANG = /^#!\S*(?:\/env(?: -S)?\s+(?:\S*\/)?|\/)node\b/;

/** Whether a file is a script that its first line gives to Node.js. */
export async function nodeScript(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(128), 0, 128, 0);
    return SHEBANG.test(buffer.toString("latin1", 0, bytesRead));
  } finally {
    await handle.close();
  }
}
