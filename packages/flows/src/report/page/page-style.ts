/** The page's whole look: readable on a phone, on paper, and in the dark. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --text: #1c1c1a; --soft: #5d5d57; --line: #d9d9d2; --ground: #fdfdfb; }
@media (prefers-color-scheme: dark) { :root { --text: #ecece6; --soft: #a5a59c; --line: #3a3a35; --ground: #191917; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 17px/1.6 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 2rem; text-wrap: balance; }
h2 { font-size: 0.85rem; letter-spacing: 0.04em; text-transform: uppercase; color: var(--soft); margin: 2.5rem 0 0.5rem; }
section:first-of-type p { font-size: 1.2rem; }
p, ul, ol, pre, table { margin: 0 0 1rem; }
.items { list-style: none; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); }
.items li { border-top: 1px solid var(--line); padding-top: 0.5rem; }
.items strong { display: block; font-size: 1.2rem; }
pre { overflow-x: auto; border: 1px solid var(--line); padding: 0.75rem; font-size: 0.85rem; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; }
@media print { main { padding: 0; } }
`;
