import { escapeHtml } from "@wheelhouse/core";

/** Code, strong words and web links, in this order; an address that is not of the web stays text. */
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\][]+)\]\((https?:\/\/[^\s)]+)\)/g;

/** A line of Markdown as HTML. *Contract*: every character of the text is escaped. */
export function inlineHtml(text: string): string {
  let html = "";
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, strong, label = "", address = ""] = match;
    html += escapeHtml(text.slice(last, match.index));
    if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`;
    else if (strong !== undefined) html += `<strong>${escapeHtml(strong)}</strong>`;
    else html += `<a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(label)}</a>`;
    last = match.index + whole.length;
  }
  return html + escapeHtml(text.slice(last));
}
