/** The host of a web address; undefined for a path of the project. */
export function hostOf(path: string): string | undefined {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(path)?.[1]?.toLowerCase();
}
