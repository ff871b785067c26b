import type { TabIcon } from "./tab-mark.ts";

// Colours of a tab's icon are the same in both themes: it stands on the browser's own colour, which a page cannot know.
const WHEEL = "#5f8fe8";
const TONES = { running: "#2f81f7", failed: "#d1382b", asking: "#d9920f" } as const;

/** The icon of a tab as an SVG document: the wheel, and a mark at its corner. */
export function iconSvg(icon: TabIcon): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${wheel()}${mark(icon)}</svg>`;
}

function wheel(): string {
  return (
    `<g fill="none" stroke="${WHEEL}" stroke-width="2.5" stroke-linecap="round"><circle cx="16" cy="16" r="8.5"/>` +
    `<path d="M16 2.5v27M2.5 16h27M6.5 6.5l19 19M25.5 6.5l-19 19"/></g><circle cx="16" cy="16" r="3.2" fill="${WHEEL}"/>`
  );
}

function mark(icon: TabIcon): string {
  switch (icon.kind) {
    case "plain":
      return "";
    case "running":
      return disc(6, TONES.running);
    case "failed":
      return disc(9, TONES.failed) + words("!");
    case "asking":
      return disc(9, TONES.asking) + words(icon.count > 9 ? "9+" : String(icon.count));
  }
}

function disc(radius: number, tone: string): string {
  const at = 31 - radius;
  return `<circle cx="${at}" cy="${at}" r="${radius}" fill="${tone}" stroke="#fff" stroke-width="1.5"/>`;
}

function words(text: string): string {
  const size = text.length > 1 ? 10 : 13;
  return `<text x="22" y="26.5" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="${size}" fill="#fff">${text}</text>`;
}
