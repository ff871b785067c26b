import type { Severity } from "@wheelhouse/core";
import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { linksOf } from "./links.ts";
import { markdownFile, type Heading } from "./markdown-file.ts";

/** From this many lines and headings on a reader wants to see what there is. */
const LONG = { lines: 300, headings: 10 };

const place = (
  rule: string,
  offset: number,
  what: string,
  why: string,
  fix: string,
  severity: Severity,
  confidence: number,
): Place => ({
  rule,
  topic: "doc-structure",
  offset,
  what,
  why,
  fix,
  severity,
  confidence,
});

/** What makes a document hard to find one's way in. `outlined` says that a site shows its headings beside it. */
export function structurePlaces(file: SourceFile, outlined: boolean): readonly Place[] {
  const { headings, prose, code, openFence } = markdownFile(file);
  const at = (line: number): number => file.lineStarts[line - 1] ?? 0;
  const places: Place[] = [];
  for (const [i, heading] of headings.entries()) {
    const before = headings[i - 1];
    const next = headings[i + 1];
    if (before !== undefined && heading.level > before.level + 1)
      places.push(
        place(
          "heading-jump",
          at(heading.line),
          `The heading "${heading.text}" of level ${heading.level} stands below one of level ${before.level}`,
          "Outlines and screen readers show a level that is not there, and what belongs to what is lost.",
          `Make it level ${before.level + 1}`,
          "low",
          0.85,
        ),
      );
    if (isEmpty(heading, next, prose, code))
      places.push(
        place(
          "empty-section",
          at(heading.line),
          `Nothing stands below the heading "${heading.text}"`,
          "A reader who is led here finds nothing, and cannot tell whether there is nothing to say.",
          "Write it, or take the heading out",
          "medium",
          0.85,
        ),
      );
    if (isTwin(heading, i, headings))
      places.push(
        place(
          "twin-heading",
          at(heading.line),
          `Two sections beside each other are called "${heading.text}"`,
          "Links and outlines cannot tell them apart, and readers stop at the first.",
          "Put them together, or name what differs",
          "low",
          0.8,
        ),
      );
  }
  if (openFence !== undefined)
    places.push(
      place(
        "open-fence",
        at(openFence),
        "The code that begins here is never closed",
        "Everything below is shown as code.",
        "Close the fence",
        "medium",
        0.9,
      ),
    );
  const lines = file.lineStarts.length;
  const parts = headings.filter(({ level }) => level === 2 || level === 3).length;
  if (!outlined && lines >= LONG.lines && parts >= LONG.headings && !hasContents(file, lines))
    places.push(
      place(
        "no-contents",
        at(headings[0]?.line ?? 1),
        `\`${file.path}\` has ${lines} lines and ${parts} sections, and no list of them`,
        "A reader has to scroll through all of it to see whether the answer is there.",
        "Begin with a list of links to the sections, or split it",
        "low",
        0.8,
      ),
    );
  for (const link of linksOf(file)) {
    if (!link.image && /^(?:click )?here$|^this(?: (?:link|page))?$|^link$/i.test(link.text.trim()))
      places.push(
        place(
          "bare-link",
          link.offset,
          `A link is called "${link.text.trim()}"`,
          "Whoever reads only the links, as screen readers and hurried people do, cannot tell where it leads.",
          "Name what is there",
          "low",
          0.85,
        ),
      );
    if (link.image && link.text.trim() === "" && !/shields\.io|badge/.test(link.target))
      places.push(
        place(
          "picture-without-words",
          link.offset,
          `The picture \`${link.target}\` has no words that stand for it`,
          "Who cannot see it learns nothing of it.",
          "Say in the brackets what it shows",
          "low",
          0.85,
        ),
      );
  }
  return places;
}

/** Whether nothing but blank lines stands between a heading and the next one of its rank, or the end. */
function isEmpty(
  heading: Heading,
  next: Heading | undefined,
  prose: readonly string[],
  code: readonly string[],
): boolean {
  if (next !== undefined && next.level > heading.level) return false;
  // A document that has only a title is a place holder of its own kind.
  if (heading.level === 1) return false;
  const end = next === undefined ? prose.length : next.line - 1;
  for (let at = heading.line; at < end; at++)
    if (((prose[at] ?? "") + (code[at] ?? "")).trim() !== "" && !/^[=-]+\s*$/.test(prose[at] ?? ""))
      return false;
  return true;
}

/** Whether an earlier section of the same parent has the same name. */
function isTwin(heading: Heading, at: number, headings: readonly Heading[]): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 200); before--) {
    const one = headings[before];
    if (one === undefined || one.level < heading.level) return false;
    if (one.level === heading.level && one.text.toLowerCase() === heading.text.toLowerCase())
      return heading.text !== "";
  }
  return false;
}

/** Whether the first third has a list of links into the document. */
function hasContents(file: SourceFile, lines: number): boolean {
  if (/\[\[?_?toc_?\]?\]|\{:toc\}|@@toc|<!--\s*toc|^\.\. contents/im.test(file.text)) return true;
  const end = file.lineStarts[Math.max(60, Math.floor(lines / 3))] ?? file.text.length;
  return (
    linksOf(file).filter(({ target, offset }) => target.startsWith("#") && offset < end).length >= 4
  );
}
