/** How an exported report looks: dark and light as the reader has it, and on paper. Nothing is loaded. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f5f6f8; --line: #d9dce2; --text: #1b1f27; --dim: #596173; --link: #1d4ed8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171d; --raised: #1c2028; --line: #323845; --text: #e4e7ed; --dim: #9aa3b5; --link: #8ab4ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere;
}
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
header h1 { margin: 0 0 1rem; font-size: 1.7rem; line-height: 1.25; }
dl {
  display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 0;
  padding: .9rem 1.1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 8px;
  font-size: .875rem; font-variant-numeric: tabular-nums;
}
dt { color: var(--dim); }
dd { margin: 0; }
main { padding-top: 1rem; padding-bottom: 2rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.3; margin: 2rem 0 .6rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.25rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, blockquote, pre, table { margin: .75rem 0; }
ul, ol { padding-left: 1.4rem; }
li > p { margin: .3rem 0; }
a { color: var(--link); }
code, pre { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
code { padding: .1em .3em; background: var(--raised); border-radius: 4px; }
pre {
  padding: .8rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 8px;
  overflow-x: auto; white-space: pre-wrap;
}
pre code { padding: 0; background: none; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--dim); }
table { border-collapse: collapse; display: block; overflow-x: auto; font-size: .9rem; }
th, td { padding: .35rem .7rem; border: 1px solid var(--line); text-align: left; }
th { background: var(--raised); }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
footer { padding-bottom: 3rem; color: var(--dim); font-size: .8rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } }
@media print {
  :root {
    color-scheme: light; --ground: #fff; --raised: #fff; --line: #bbb; --text: #000; --dim: #444; --link: #000;
  }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  pre, blockquote, tr { break-inside: avoid; }
}
`;
