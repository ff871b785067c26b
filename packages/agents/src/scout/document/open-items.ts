import type { Brief, OpenItem } from "@wheelhouse/core";
import { markdownText, plainText } from "../documents/markdown-file.ts";

/** More questions at once nobody answers. */
const MOST = 12;

/** The questions that the given documents themselves leave open. */
export function openItems({ material = [] }: Brief): OpenItem[] {
  return material
    .flatMap(({ name, path, text }) =>
      markdownText(text).prose.flatMap((line, at): OpenItem[] => {
        const plain = plainText(
          line.replace(/^\s*(?:[-*+>]|\d{1,3}[.)])\s*/, "").replace(/^#+\s*/, ""),
        );
        const question = /(?:^|[.:;!?]\s+)([^.:;!?]{8,300}\?)\s*$/.exec(plain)?.[1]?.trim();
        if (question === undefined) return [];
        return [
          {
            question,
            recommended: "None: to recommend an answer needs a model or a person.",
            why: `It is asked in ${path === undefined ? `the ${name}, line ${at + 1}` : `${path}:${at + 1}`}.`,
            findings: [],
          },
        ];
      }),
    )
    .slice(0, MOST);
}
