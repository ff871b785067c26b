import { describe, expect, test } from "vitest";
import { readOutput } from "./read-output.ts";

const schema = { type: "object", properties: { n: { type: "number" } }, required: ["n"] };
const json = (n: number): string => `\`\`\`json\n{ "n": ${n} }\n\`\`\``;
const js = '```js\nconst text = { a: "b" };\n```';
const read = (text: string) => readOutput(text, schema);

describe("the output in an agent's last message", () => {
  test.each([
    ["alone", json(1)],
    ["behind code of another language", `So:\n\n${js}\n\nThat is all.\n\n${json(1)}\n`],
    ["behind other JSON", `${json(7)}\nNo, rather:\n${json(1)}`],
    ["before code of another language", `${json(1)}\n\nby\n\n${js}`],
    ["in a block without a language", '```\n{ "n": 1 }\n```'],
    ["behind a block that was never closed", `\`\`\`\nnever closed\n${json(1)}`],
    ["without a block", 'Here: { "n": 1 }'],
    [
      "with a block inside of a text",
      `\`\`\`json\n${JSON.stringify({ n: 1, t: "```\n" })}\n\`\`\``,
    ],
  ])("is found %s", (_, text) => {
    expect(read(text)).toMatchObject({ ok: true, output: { n: 1 } });
  });

  test("says why when there is none, or it does not fit", () => {
    expect(read("Nothing.")).toEqual({ ok: false, error: "there is no JSON in the last message" });
    expect(read('{ "n": "one" }')).toMatchObject({ ok: false });
    expect(readOutput(" Text \n", undefined)).toEqual({ ok: true, output: "Text" });
  });
});
