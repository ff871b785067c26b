import { appendFileSync, chmodSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryTree } from "../../scout/temporary-tree.ts";
import type { Message } from "./message.ts";
import { openSessionStore } from "./session-store.ts";

const ID = "0b9f7a52-6c0e-4b8e-9d6e-1c2d3e4f5a6b";
const ONE: Message = { role: "user", text: "Hello\u2028there" };
const TWO: Message = {
  role: "assistant",
  text: "",
  calls: [{ id: "a", name: "grep", input: "{" }],
};

describe("the store of sessions", () => {
  test("gives back what was put in, by another process too, up to a torn line", async () => {
    await using home = await temporaryTree({});
    const store = openSessionStore(home.root);
    store?.append(ID, ONE);
    store?.append(ID, TWO);
    const directory = join(home.root, ".wheelhouse-endpoint-agent");
    appendFileSync(join(directory, `${ID}.jsonl`), '{"role":"user","te');
    expect(openSessionStore(home.root)?.load(ID)).toEqual([ONE, TWO]);
    expect(readdirSync(directory)).toEqual([`${ID}.jsonl`]);
  });

  test.each(["../../etc/passwd", "", `${ID}/x`, "1"])("knows no session %j", async (id) => {
    await using home = await temporaryTree({ "etc/passwd": "{}" });
    expect(openSessionStore(home.root)?.load(id)).toBeUndefined();
  });

  test("is not there where nothing can be written", async () => {
    await using home = await temporaryTree({ file: "" });
    expect(openSessionStore(undefined)).toBeUndefined();
    expect(openSessionStore(join(home.root, "file"))).toBeUndefined();
    chmodSync(join(home.root, "file"), 0o600);
    expect(existsSync(join(home.root, "file", ".wheelhouse-endpoint-agent"))).toBe(false);
  });
});
