import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";

/** Styles that take away the mark of what has the keyboard, and put nothing in its place. */
export function stylePlaces(file: SourceFile): readonly Place[] {
  const { code } = file.lexed;
  if (/:focus-visible|:focus-within/.test(code)) return [];
  return [...code.matchAll(/:focus[^{}\n]{0,100}\{([^{}]{0,600})\}/g)]
    .slice(0, 50)
    .flatMap((match): Place[] => {
      const head = code.slice(Math.max(0, match.index - 200), code.indexOf("{", match.index));
      const selector = head
        .slice(Math.max(head.lastIndexOf("\n"), head.lastIndexOf("}")) + 1)
        .trim();
      const body = match[1] ?? "";
      if (
        !/\boutline\s*:\s*(?:none|0)\b/.test(body) ||
        /\b(?:box-shadow|border(?:-\w+)*|background(?:-\w+)*|text-decoration|color)\s*:/.test(
          body.replace(/box-shadow\s*:\s*none/, ""),
        )
      )
        return [];
      return [
        {
          rule: "focus-hidden",
          topic: "accessibility",
          offset: match.index,
          what: `\`${selector}\` takes the outline away and puts nothing in its place`,
          why: "Who uses the keyboard cannot see where they are.",
          fix: "Keep the outline, or draw another one with `:focus-visible`",
          severity: "high",
          confidence: 0.85,
        },
      ];
    });
}
