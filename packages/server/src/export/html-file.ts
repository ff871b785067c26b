import { escapeHtml } from "@wheelhouse/core";
import { createHash } from "node:crypto";
import type { ReportObject, RunObject } from "@wheelhouse/core";
import { splitFrontMatter } from "./front-matter.ts";
import { HTML_STYLE } from "./html-style.ts";
import { hasReceipt } from "./markdown-file.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { runFacts } from "./run-facts.ts";
import { visibleText } from "./visible-text.ts";

/** Only our one style sheet counts; nothing is loaded, run, sent or framed. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(HTML_STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The report of a run as one HTML file: it can be mailed, printed and opened from a disk, and needs nobody. */
export async function htmlFile(
  run: RunObject,
  { report }: Pick<ReportObject, "report">,
): Promise<string> {
  const title = text(run.title ?? run.flow ?? run.id);
  const { body: whole } = splitFrontMatter(report);
  // The page has its heading already.
  const body = whole.replace(/^\s*# ([^\n]*)\n/, (line, heading: string) =>
    text(heading.trim()) === title ? "" : line,
  );
  const facts = runFacts(run).map(
    ({ name, words }) => `<dt>${text(name)}</dt><dd>${text(words)}</dd>`,
  );
  const receipt =
    run.receipt === null || hasReceipt(body)
      ? ""
      : `<h2>Receipt</h2>\n<pre>${text(JSON.stringify(run.receipt, null, 2))}</pre>\n`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<dl>
${facts.join("\n")}
</dl>
</header>
<main>
${await renderMarkdown(body)}
${receipt}</main>
<footer>Written by Wheelhouse. Text of agents is shown as they wrote it.</footer>
</body>
</html>
`;
}

function text(words: string): string {
  return escapeHtml(visibleText(words));
}
