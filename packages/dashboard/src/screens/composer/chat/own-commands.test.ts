import { describe, expect, test } from "vitest";
import { isOwnCommand, ownCompletions } from "./own-commands.ts";

const commands = [
  { thread: "main", name: "compress", description: "Make the conversation shorter." },
  { thread: "main", name: "mcp:list", description: "" },
];
const words = (text: string) => ownCompletions(text, text.length, commands).map(({ word }) => word);

describe("commands of the agent", () => {
  test("are offered where a message begins, and nowhere else", () => {
    expect(words("/")).toEqual(["/compress", "/mcp:list"]);
    expect(words("/com")).toEqual(["/compress"]);
    expect(words("/compress")).toEqual([]);
    expect(words("see /com")).toEqual([]);
    expect(words("compress")).toEqual([]);
  });

  test("make a message of what else would be a flow", () => {
    expect(isOwnCommand("/compress", commands)).toBe(true);
    expect(isOwnCommand("  /mcp:list all of them", commands)).toBe(true);
    expect(isOwnCommand("/compressed", commands)).toBe(false);
    expect(isOwnCommand("/code-review src", commands)).toBe(false);
  });
});
