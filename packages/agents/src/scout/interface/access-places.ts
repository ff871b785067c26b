import type { Severity } from "@wheelhouse/core";
import type { Place } from "../code/place.ts";
import type { SourceFile } from "../tree/source-file.ts";
import { contentOf, has, isOpen, literal, tagsOf, type Tag } from "./markup-tags.ts";

type Check = (tag: Tag, file: SourceFile) => Omit<Place, "offset" | "topic"> | undefined;

const say = (
  rule: string,
  what: string,
  why: string,
  fix: string,
  severity: Severity,
  confidence: number,
): Omit<Place, "offset" | "topic"> => ({ rule, what, why, fix, severity, confidence });

const CLICK = /(?:^|\s)(?:onClick|@click(?:\.[\w.]+)?|v-on:click|on:click(?:\|\w+)*|onclick)\s*=/;
const KEYS = /(?:^|\s)(?:onKey\w+|@key\w+[\w.]*|v-on:key\w+|on:key\w+[|\w]*|onkey\w+)\s*=/;
const hidden = (tag: Tag): boolean =>
  /aria-hidden\s*=\s*(?:"true"|'true'|\{true\})|\shidden(?=[\s=]|$)/.test(tag.attributes) ||
  /^(?:presentation|none)$/.test(literal(tag, "role") ?? "");

const CHECKS: readonly Check[] = [
  (tag) =>
    tag.name !== "img" ||
    has(tag, "alt") ||
    isOpen(tag) ||
    hidden(tag) ||
    has(tag, "aria-label", "aria-labelledby")
      ? undefined
      : say(
          "picture-without-alt",
          "A picture has no `alt`",
          "A screen reader reads out the file's name, or nothing.",
          'Say what it shows, or write `alt=""` when it only decorates',
          "high",
          0.9,
        ),
  (tag) => {
    if (
      !/^(?:div|span|li|p|section|article|td|tr|img|svg|i|h[1-6]|ul)$/.test(tag.name) ||
      !CLICK.test(tag.attributes) ||
      isOpen(tag) ||
      hidden(tag)
    )
      return undefined;
    if (has(tag, "role", "tabindex") || KEYS.test(tag.attributes)) return undefined;
    // Only keeps a click from what is around it, or closes by a click beside: keys have their own way.
    if (
      /=\s*\{?\s*["'{]?\s*\(?\s*(\w*)\s*\)?\s*=>\s*\1\.stopPropagation\(\)\s*\}|@click\.(?:stop|self)|backdrop|overlay|scrim|mask/i.test(
        tag.attributes,
      )
    )
      return undefined;
    if (/onClick\s*=\s*\{\s*(?:stop\w*|undefined)\s*\}/.test(tag.attributes)) return undefined;
    return say(
      "click-only",
      `A \`${tag.name}\` reacts to clicks and to no key`,
      "Who uses a keyboard or a screen reader cannot reach it, and is not told that it does anything.",
      "Make it a `button`",
      "high",
      0.85,
    );
  },
  (tag, file) => {
    if (!/^(?:input|select|textarea)$/.test(tag.name) || isOpen(tag) || hidden(tag))
      return undefined;
    if (
      /^(?:hidden|submit|button|reset|image)$/.test(literal(tag, "type") ?? "") ||
      has(tag, "aria-label", "aria-labelledby", "title", "id")
    )
      return undefined;
    return isLabelled(file, tag)
      ? undefined
      : say(
          "field-without-name",
          `A field (\`${tag.name}\`) has no label`,
          "A screen reader says only that it is a field, and a click on the words beside it does nothing; a placeholder vanishes with the first letter.",
          "Put it into a `label`, or give it an `aria-label`",
          "high",
          0.8,
        );
  },
  (tag) => {
    const order = Number(literal(tag, "tabindex") ?? literal(tag, "tabIndex"));
    return order > 0 && /^[a-z]/.test(tag.name)
      ? say(
          "forced-order",
          `\`tabindex\` ${order} puts an element before all that have none`,
          "The Tab key jumps about the page in an order that nobody sees.",
          "Use 0, and put the elements into the order in which they are used",
          "medium",
          0.85,
        )
      : undefined;
  },
  (tag, file) => {
    if (
      !(tag.name === "button" || (tag.name === "a" && has(tag, "href"))) ||
      isOpen(tag) ||
      hidden(tag) ||
      has(tag, "aria-label", "aria-labelledby", "title")
    )
      return undefined;
    const inside = contentOf(file, tag);
    if (
      inside === undefined ||
      /\b(?:v-html|v-text|dangerouslySetInnerHTML|innerHTML|slot|children)\b/.test(
        inside + tag.attributes,
      )
    )
      return undefined;
    if (tag.name === "a" && has(tag, "id", "name")) return undefined;
    if (!isWordless(inside)) return undefined;
    return say(
      "nameless-control",
      `A ${tag.name === "a" ? "link" : "button"} shows only a picture and has no name`,
      "A screen reader says that there is a control and not what it does.",
      "Give it an `aria-label`",
      "high",
      0.85,
    );
  },
  (tag, file) =>
    tag.name === "html" &&
    /\.html?$/.test(file.path) &&
    !has(tag, "lang") &&
    !isOpen(tag) &&
    !/\{\{|<%|\{%/.test(tag.attributes)
      ? say(
          "page-without-language",
          "The page does not say in which language it is",
          "Screen readers read it in the voice of another language, and browsers do not offer to translate it.",
          'Write `<html lang="…">`',
          "medium",
          0.9,
        )
      : undefined,
  (tag) => {
    const content = literal(tag, "content") ?? "";
    return tag.name === "meta" &&
      literal(tag, "name") === "viewport" &&
      /user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*1(?:\.0)?\b/.test(content)
      ? say(
          "zoom-forbidden",
          "The page forbids to enlarge it",
          "Who does not see well cannot read it on a telephone.",
          "Take `user-scalable` and `maximum-scale` out",
          "high",
          0.9,
        )
      : undefined;
  },
  (tag) =>
    tag.name === "iframe" &&
    !has(tag, "title", "aria-label", "aria-labelledby") &&
    !isOpen(tag) &&
    !hidden(tag) &&
    !/display:\s*none|srcdoc/.test(tag.attributes)
      ? say(
          "frame-without-title",
          "A frame has no title",
          "A screen reader announces a frame and not what is in it.",
          "Give it a `title`",
          "medium",
          0.85,
        )
      : undefined,
  (tag) => {
    const target = literal(tag, "href");
    if (tag.name !== "a" || isOpen(tag) || !CLICK.test(tag.attributes) || has(tag, "role"))
      return undefined;
    const nowhere = target === "#" || target === "" || /^javascript:/i.test(target ?? "");
    if (!nowhere && (has(tag, "href", "to", "xlink:href") || target !== undefined))
      return undefined;
    return say(
      "link-as-button",
      "A link leads nowhere and only reacts to clicks",
      "It is announced as a link, opens an empty page in a new tab, and without `href` no key reaches it.",
      "Make it a `button`",
      "medium",
      0.85,
    );
  },
];

/** What people with a keyboard, a screen reader or weak eyes cannot use in a file of markup. */
export function accessPlaces(file: SourceFile): readonly Place[] {
  return tagsOf(file)
    .filter((tag) => !isExcused(file, tag))
    .flatMap((tag) =>
      CHECKS.flatMap((check): Place[] => {
        const found = check(tag, file);
        return found === undefined
          ? []
          : [{ ...found, topic: "accessibility", offset: tag.offset }];
      }),
    );
}

/** Whether somebody looked at it and said beside it why it is so. */
const isExcused = (file: SourceFile, { offset }: Tag): boolean =>
  /jsx-a11y|a11y-ignore|vuejs-accessibility/.test(
    file.text
      .slice(Math.max(0, offset - 240), offset)
      .split(/<\w/)
      .at(-1) ?? "",
  );

/** Whether a label, or a component that has one, stands around a field. */
function isLabelled(file: SourceFile, tag: Tag): boolean {
  const before = file.text.slice(Math.max(0, tag.offset - 1500), tag.offset);
  const open = before.toLowerCase().lastIndexOf("<label");
  if (open >= 0 && !/<\/label/i.test(before.slice(open))) return true;
  // `Field label="…"` gives its label to what stands in it.
  const wrapper =
    /<([A-Z]\w*)\b[^<>]{0,300}\b(?:label|title|legend)\s*=[^<>]{0,300}>[^]{0,400}$/.exec(before);
  if (wrapper !== null && !before.slice(wrapper.index).includes(`</${wrapper[1]}`)) return true;
  return /<([A-Z]\w*(?:Label|Field|FormControl|FormItem))\b[^<>]{0,300}>(?:(?!<\/\1)[^]){0,400}$/.test(
    before,
  );
}

/** Whether what stands in a control is only pictures. */
function isWordless(inside: string): boolean {
  if (/\balt\s*=\s*(?:"[^"]+"|'[^']+'|\{)|aria-label|<title|sr-only|visually-?hidden/i.test(inside))
    return false;
  const rest = inside
    .replace(/<!--[^]*?-->|\{\/\*[^]*?\*\/\}/g, "")
    .replace(/<svg\b[^<>]*\/>|<svg\b[^]*?<\/svg>/g, "¤")
    .replace(/<(?:i|img|Icon|[A-Z]\w*Icon|Icon[A-Z]\w*)\b[^<>]*?(?:\/>|>\s*(?:<\/\w+>)?)/g, "¤")
    .replace(/<\/?(?:span|div)\b[^<>{}]*>/g, "")
    .replace(/\s+|&nbsp;/g, "");
  return rest === "" || /^¤+$/.test(rest);
}
