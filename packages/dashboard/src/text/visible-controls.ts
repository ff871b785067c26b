/**
 * Characters that change how others are shown and are not shown themselves: marks of direction and what has no width.
 * Code that looks like one thing and is another is made with them. What joins emoji and letters counts only beside ASCII.
 */
const HIDDEN =
  /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|(?<=[!-~])[\u200C\u200D]|[\u200C\u200D](?=[!-~])/gu;

/** The same text with what is hidden in it written out, such as `⟨U+202E⟩`. */
export function withVisibleControls(text: string): string {
  return text.replace(
    HIDDEN,
    (character) =>
      `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`,
  );
}
