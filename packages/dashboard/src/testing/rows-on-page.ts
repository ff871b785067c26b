import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Rows that the list of events shows when it is scrolled from its start to its end: the type of each, by seq, as often as it is there. */
export async function rowsOnPage(page: Page): Promise<(readonly [number, string])[]> {
  const rows: unknown = await page.evaluate(`(async () => {
    const table = document.querySelector('main [role=table]');
    const box = table.parentElement;
    const seen = new Map();
    const frame = () => new Promise(requestAnimationFrame);
    for (let top = 0; ; top += box.clientHeight / 2) {
      box.scrollTop = top;
      await frame(); await frame();
      for (let tries = 0; tries < 300 && [...table.querySelectorAll('[data-seq]')].some((row) => row.children[3].textContent === ''); tries++) await frame();
      const drawn = new Map();
      for (const row of table.querySelectorAll('[data-seq]')) {
        const seq = Number(row.dataset.seq);
        if (drawn.has(seq)) throw new Error('row ' + seq + ' is drawn twice');
        drawn.set(seq, row.children[3].textContent);
      }
      for (const [seq, type] of drawn) seen.set(seq, type);
      if (top + box.clientHeight >= box.scrollHeight) break;
    }
    return [...seen].sort(([a], [b]) => a - b);
  })()`);
  expect(Array.isArray(rows)).toBe(true);
  return Array.isArray(rows) ? rows : [];
}
