import { describe, expect, test } from "vitest";
import { fenced } from "./fenced.ts";

describe("a fenced block", () => {
  test("is ended by nothing that is in it", () => {
    expect(fenced("a\n```\nb\n", "ts")).toBe("````ts\na\n```\nb\n````");
    expect(fenced("`````")).toBe("``````\n`````\n``````");
  });

  test("takes a text of any number of back-ticks", () => {
    const text = "` ".repeat(300_000);
    expect(fenced(text)).toBe(`\`\`\`\n${text}\n\`\`\``);
  });
});
