import type { SourcePreview } from "@wheelhouse/core";

/**
 * A preview as it may be shown. The name of a session's file does not say that it is one: where no line of it is
 * understood, it is some other program's, and its lines are not shown.
 */
export function shownPreview(preview: SourcePreview): SourcePreview {
  const { kind, lines } = preview;
  if (kind === "run-log" || lines.some(({ events }) => events.length > 0)) return preview;
  return {
    ...preview,
    lines: lines.map((line) => ({
      ...line,
      text: "",
      problem: line.problem ?? "Nothing in the file is a line of a session.",
    })),
  };
}
