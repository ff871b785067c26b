import type { Heard } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { replyPrinter } from "./reply-printer.ts";

const text = (words: string): Heard => ({ kind: "text", text: words });
const tool = (title: string, state: "begun" | "done" | "failed", call = title): Heard => ({
  kind: "tool",
  call,
  title,
  state,
});

function printed(heard: readonly Heard[], whole: string): string {
  let out = "";
  const view = replyPrinter((words) => void (out += words), PLAIN);
  view.begun(2);
  for (const each of heard) view.heard(each);
  view.ended(whole);
  return out;
}

describe("a reply on a terminal", () => {
  test("is its words as they come, and a row for each call between them", () => {
    const heard = [
      text("Let me "),
      text("look."),
      tool("Read a.ts", "begun"),
      tool("Read a.ts", "done"),
      tool("Read b.ts", "begun"),
      tool("Read b.ts", "failed"),
      text("It is "),
      { kind: "thought", text: "hidden" } as const,
      text("empty."),
    ];
    expect(printed(heard, "not printed twice")).toBe(
      "Let me look.\n  · Read a.ts\n  · Read b.ts\n  ✗ Read b.ts\nIt is empty.\n",
    );
  });

  test("is its whole text when nothing was heard of it", () => {
    expect(printed([tool("Read a.ts", "done")], "Done.")).toBe("  · Read a.ts\nDone.\n");
  });

  test("steers no terminal", () => {
    expect(
      printed([text("a\u001b]0;b\u0007\u001b[31mc\u202ed"), tool("x\n\u001b[2J", "begun")], ""),
    ).toBe("acd\n  · x \n");
  });
});
