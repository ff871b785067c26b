/** Joins the sections of a brief; empty ones are left out. */
export function compose(...sections: readonly string[]): string {
  return sections
    .map((section) => section.trim())
    .filter((section) => section !== "")
    .join("\n\n")
    .concat("\n");
}
