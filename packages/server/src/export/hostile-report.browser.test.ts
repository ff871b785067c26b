import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { openBrowser } from "../testing/browser.ts";
import { makeRun } from "../testing/made-run.ts";
import { openWorld } from "../testing/open-world.ts";

/** What an agent might write to get hold of whoever opens the file. */
const HOSTILE = `# Fine

<script>document.title = "owned"; fetch("https://evil.example")</script>
<img src="https://evil.example/pixel.png" onerror="document.title = 'owned'">
<svg onload="document.title = 'owned'"><use href="https://evil.example/x.svg#x"></use></svg>
<style>@import "https://evil.example/x.css"; body { display: none }</style>
<iframe src="https://evil.example"></iframe><object data="https://evil.example"></object>
<meta http-equiv="refresh" content="0; url=https://evil.example">
<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">
<form action="https://evil.example"><button autofocus onfocus="document.title='owned'">x</button></form>

![pixel](https://evil.example/pixel.png) [run](javascript:document.title='owned') [web](https://example.com)

\`\`\`html
</code></pre><script>document.title = "owned"</script>
\`\`\`

| <script>document.title = "owned"</script> |
| --- |
| \u001B]8;;https://evil.example\u0007click\u001B]8;;\u0007 |

Last words.
`;

describe("the exported page of a hostile report, in a real browser", () => {
  test("3.10: loads nothing, runs nothing, hides nothing, and is read to its last words", async () => {
    const world = await openWorld();
    await makeRun(world.journal, "r");
    const at = { step: "write", attempt: "write#1" };
    const events = [
      { type: "attempt.completed", ...at, data: { output: HOSTILE } },
      { type: "step.completed", step: "write", data: { output: HOSTILE } },
      { type: "run.completed", data: { report: "write" } },
    ];
    await world.journal.append([{ stream: "run/r", class: "run", events }]);
    const exported = await world.get("/api/runs/r/export?as=html");
    const file = join(mkdtempSync(join(tmpdir(), "wheelhouse-export-")), "report.html");
    writeFileSync(file, await exported.text());
    const page = await (await openBrowser()).newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on("request", (request) => void asked.push(request.url()));
    page.on("console", (message) => void said.push(message.text()));
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => said.push("a dialog")));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    expect(asked).toEqual([url]);
    expect(said).toEqual([]);
    expect(await page.title()).toBe("Made");
    expect(page.url()).toBe(url);
    await page.getByText("Last words.").waitFor({ state: "visible" });
    expect(await page.locator("script, img, iframe, object, form, link, base, svg").count()).toBe(
      0,
    );
    const links = await page
      .locator("a")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    expect(links).toEqual(["https://example.com"]);
    expect(await page.locator("main").innerText()).toContain('<script>document.title = "owned"');
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      expect(wide).toBeLessThanOrEqual(width);
    }
  });
});
