/** A path as git takes it in a list of object directories, where a colon, a line break or a leading `#` would end or hide it. */
export function quotePath(path: string): string {
  const escaped = path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
  return `"${escaped}"`;
}
