import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isTopicName } from "./topic-name.ts";

const RULES = readFileSync(new URL("../../../../docs/http-api.md", import.meta.url), "utf8");

describe("http-api 5.4: the name of a topic", () => {
  test("5.4: is known for every topic that the document names", () => {
    const rule = /^- \*\*5\.4\*\* ([\s\S]*?)(?=\n- \*\*)/m.exec(RULES)?.[1] ?? "";
    const list = rule
      .slice(rule.indexOf(":"), rule.indexOf("A patch"))
      .replaceAll(/\([^()]*\)/g, "");
    const topics = [...list.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    expect(topics.length).toBeGreaterThan(7);
    const filled = topics.map((name) =>
      name
        .replace("<project>", "my.orders-1a2b3c")
        .replace("<id>", "k3m2")
        .replace("<name>", "main")
        .replace("<step>", "a/b"),
    );
    expect(filled.filter((name) => !isTopicName(name))).toEqual([]);
  });

  test.each(["", "run:", "issues:", "issues:a/b", "issues:a,b", "step:r", "run:a b", "elsewhere"])(
    "5.4: is never %j, which would end the stream of all others",
    (name) => {
      expect(isTopicName(name)).toBe(false);
    },
  );
});
