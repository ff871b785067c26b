import { escapeHtml } from "@wheelhouse/core";
import type { ReportModel } from "../report-model.ts";
import { declaredSections, writtenIn } from "../written-parts.ts";
import { blockHtml } from "./block-html.ts";
import { PAGE_STYLE } from "./page-style.ts";

/** The name of the page among a run's files. */
export const PAGE_NAME = "summary.html";

/**
 * The document as one HTML page. *Contract*: it loads nothing, runs nothing and links only to web addresses that stand
 * in the text; every word of an agent is escaped.
 */
export function pageOf(model: ReportModel): {
  name: string;
  mediaType: string;
  text: string;
} {
  const written = declaredSections(model.input).flatMap((own) => {
    const { text: body, items } = writtenIn(model.document, own);
    if (body === "" && items.length === 0) return [];
    const list = items.map(
      ({ title, body: text }) => `<li><strong>${escapeHtml(title)}</strong>${blockHtml(text)}</li>`,
    );
    return [
      `<section><h2>${escapeHtml(own.title)}</h2>${blockHtml(body)}${list.length === 0 ? "" : `<ul class="items">${list.join("")}</ul>`}</section>`,
    ];
  });
  const title = titleOf(model);
  const parts = written.length > 0 ? written : [sourceOf(model)];
  return {
    name: PAGE_NAME,
    mediaType: "text/html",
    text: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${parts.join("\n")}
</main>
</body>
</html>
`,
  };
}

/** Without an author the source speaks for itself. */
function sourceOf({ material }: ReportModel): string {
  const text = material?.documents[0]?.text ?? "";
  return `<section>${blockHtml(text.replace(/^#\s+.+$/m, ""))}</section>`;
}

/** The first heading of what was given, else the focus, else the flow's own title. */
function titleOf({ material, input }: ReportModel): string {
  const heading = /^#\s+(.+)$/m.exec(material?.documents[0]?.text ?? "")?.[1];
  return (
    heading ??
    (input.focus.trim() === "" ? input.title : (input.focus.split("\n", 1)[0] ?? input.title))
  );
}
