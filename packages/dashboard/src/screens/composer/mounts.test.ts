import { describe, expect, test } from "vitest";

const SOURCES = import.meta.glob<string>("../../**/*.tsx", {
  query: "?raw",
  import: "default",
  eager: true,
});
const files = Object.entries(SOURCES).map(([path, text]) => ({ file: fromRoot(path), text }));
const having = (pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
const mounts = files.flatMap(({ file, text }) =>
  [...text.matchAll(/<Composer\s[^>]*>/g)].map(([tag]) => ({ file, tag })),
);

/** A path from the root of the page's source: the glob names what is near by fewer steps. */
function fromRoot(path: string): string {
  if (path.startsWith("../../")) return path.slice("../../".length);
  return path.startsWith("../") ? `screens/${path.slice(3)}` : `screens/composer/${path.slice(2)}`;
}

/** Where people write what is no intent: words of an issue, an answer, a schedule. Each is a form of its own. */
const FORMS =
  /^screens\/(?:issue\/form|request|launcher|schedules\/form|settings\/solving|chat\/cards\/edit)\//;

describe("the composer", () => {
  test("stands at places that it knows, each once, and nowhere else", () => {
    const places = mounts.map(({ file, tag }) => {
      const [, place = ""] = /\splace="(\w+)"/.exec(tag) ?? [];
      // What stands at a place is in the folder of that place.
      expect(file).toMatch(new RegExp(`^screens/${place}/`));
      return place;
    });
    expect(places.toSorted()).toEqual(["chat", "issue", "now"]);
  });

  test("is one component with its row, which has the slash button and Flows whatever the place", () => {
    const composer = files.find(({ file }) => file === "screens/composer/composer.tsx")?.text ?? "";
    const row = files.find(({ file }) => file === "screens/composer/composer-row.tsx")?.text ?? "";
    expect(having(/export function Composer\(/)).toEqual(["screens/composer/composer.tsx"]);
    expect(having(/<ComposerRow\b/)).toEqual(["screens/composer/composer.tsx"]);
    // Nothing is asked before the row or before one of its buttons is drawn.
    expect(composer).toMatch(/\/>\n {6}<ComposerRow\n/);
    expect(row).toMatch(/\n {6}<IconButton label="Name a flow: \/" /);
    expect(row).toMatch(/\n {6}<Button\n {8}kind="quiet"\n {8}aria-label="Flows"/);
  });

  test("is the only box for intents: whatever else takes several lines is a form of its own", () => {
    const boxes = having(/<textarea\b|contentEditable/).filter((file) => !FORMS.test(file));
    expect(boxes).toEqual(["screens/composer/composer-box.tsx"]);
    expect(having(/<ComposerBox\b/)).toEqual(["screens/composer/composer.tsx"]);
  });
});
