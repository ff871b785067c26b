import { writeInHome } from "./in-home.ts";

/** Writes settings files into a private home: path below it → content. Attempts that share it never see half of one. */
export async function writeHomeFiles(
  home: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) await writeInHome(home, path, content);
}
