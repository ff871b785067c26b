import { describe, expect, test } from "vitest";
import { renderMarkdown } from "./render-markdown.ts";
import { splitBlocks } from "./split-blocks.ts";

/** Everything of a page that could do something: tags with their attributes. */
function tagsIn(html: string): string[] {
  return html.match(/<[a-z][^>]*>/gi) ?? [];
}

describe("somebody else's Markdown", () => {
  test("becomes headings, lists, tables, code and links", async () => {
    const html = await renderMarkdown(
      "# One\n\n- [x] done\n- `a < b`\n\n| k | v |\n| - | -: |\n| a | 1 |\n\n[web](https://example.com/a?b=1&c=2) ann@example.com",
    );
    expect(html).toContain("<h1>One</h1>");
    expect(html).toContain('<input type="checkbox" checked disabled>');
    expect(html).toContain("<code>a &#x3C; b</code>");
    expect(html).toContain('<td align="right">1</td>');
    expect(html).toContain(
      '<a href="https://example.com/a?b=1&#x26;c=2" rel="noopener noreferrer nofollow">web</a>',
    );
    expect(html).toContain('href="mailto:ann@example.com"');
  });

  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["an image with a handler", "x <img src=x onerror=alert(1)> y"],
    ["an svg", "<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>"],
    ["a style", "<style>body{display:none}</style>"],
    ["a frame", '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
    ["a meta refresh", '<meta http-equiv="refresh" content="0;url=https://evil.example">'],
    ["a comment that opens", "<!-- <b> --!> <script>alert(1)</script>"],
    ["a tag in a heading", "# <b onclick=alert(1)>x</b>"],
    ["a tag in a table", "| <b> |\n| --- |\n| <script>x</script> |"],
    ["a tag in a link", "[<img src=x onerror=alert(1)>](https://example.com)"],
  ])("shows %s as text", async (_what, markdown) => {
    const html = await renderMarkdown(markdown);
    for (const tag of tagsIn(html))
      expect(tag).toMatch(
        /^<(p|pre|code|h1|table|thead|tbody|tr|th|td|a href="https:[^"]*" rel="[a-z ]+")>$/,
      );
    expect(html).toContain("&#x3C;");
  });

  test.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/x)",
    "[x](src/orders.ts)",
    "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
  ])("leads nowhere by %s", async (markdown) => {
    expect(await renderMarkdown(markdown)).not.toContain("<a");
  });

  test.each([
    ["![a picture](https://evil.example/pixel.png)", "[image: a picture]"],
    ["![](data:image/svg+xml;base64,PHN2Zz4=)", "[image]"],
    ["[![x](https://evil.example/p.png)](https://example.com)", "[image: x]"],
  ])("loads no image: %s", async (markdown, shown) => {
    const html = await renderMarkdown(markdown);
    expect(html).not.toMatch(/<img|evil/);
    expect(html).toContain(shown);
  });

  test("shows marks that turn text around, and no escape sequence of a terminal", async () => {
    const html = await renderMarkdown(
      "a\u202Egpj.exe &#x202e;b \u001B[31mred\u001B[0m \u001B]8;;https://evil.example\u0007x\u001B]8;;\u0007 `c\u2066d`",
    );
    expect(html).toBe("<p>a[U+202E]gpj.exe [U+202E]b red x <code>c[U+2066]d</code></p>");
  });

  test("keeps right-to-left letters and emoji as they are", async () => {
    expect(await renderMarkdown("שלום 👩‍💻 مرحبا")).toBe("<p>שלום 👩‍💻 مرحبا</p>");
  });

  test("keeps the notes of one part apart from those of another", async () => {
    const html = await renderMarkdown(
      `# A\n\nx[^1] ${"word ".repeat(500)}\n\n[^1]: one\n\n# B\n\ny[^1]\n\n[^1]: two`,
    );
    expect(html.match(/<section>/g)).toHaveLength(2);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(to);
  });

  test.each([
    ["quotes in quotes", ">".repeat(20_000)],
    [
      "lists in lists",
      Array.from({ length: 400 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n"),
    ],
    ["brackets", "[".repeat(40_000)],
    ["fewer brackets than are too many", `${"[".repeat(190)}\n\n`.repeat(50)],
    ["brackets with room", "[ [[ ".repeat(150)],
    ["links in links", "[a](".repeat(10_000)],
    ["emphasis", "*a **b ".repeat(20_000)],
    ["a line without end", "x".repeat(3_000_000)],
    ["a table without end", `${"|a".repeat(20_000)}\n${"|-".repeat(20_000)}`],
  ])("ends in reasonable time for %s, and shows it all the same", async (_what, markdown) => {
    const before = performance.now();
    const html = await renderMarkdown(markdown);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(html.length).toBeGreaterThan(100);
  });

  test("a long report keeps nobody waiting for long", async () => {
    const part =
      "## Part\n\nSome *text* with `code`, and a [link](https://example.com).\n\n- one\n- two\n\n";
    const ticks: number[] = [performance.now()];
    const timer = setInterval(() => ticks.push(performance.now()), 5);
    const html = await renderMarkdown(part.repeat(Math.ceil(200_000 / part.length)));
    clearInterval(timer);
    expect(html.match(/<h2>/g)?.length).toBeGreaterThan(2_000);
    const waits = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
    expect(Math.max(...waits)).toBeLessThan(2_000);
  });
});

describe("pieces of Markdown", () => {
  const long = "word ".repeat(500);
  const fenced = [
    "# A",
    long,
    "",
    "```md",
    "# not a heading",
    "```",
    "",
    "text",
    "## B",
    "more",
  ].join("\n");

  test("begin at headings, never inside a fence, and are the text again", () => {
    const pieces = splitBlocks(fenced);
    expect(pieces).toHaveLength(2);
    expect(pieces[1]).toBe("## B\nmore");
    expect(pieces.join("\n")).toBe(fenced);
  });

  test("are cut in a long stretch where a block begins, and not inside a list", () => {
    const list = `${"- item of a list\n\n".repeat(2_000)}after it\n`;
    const pieces = splitBlocks(list);
    expect(pieces.map((piece) => piece.slice(0, 8))).toEqual(["- item o", "after it"]);
    expect(pieces.join("\n")).toBe(list);
  });
});
