import { describe, expect, test } from "vitest";
import { sha256 } from "./sha256.ts";

describe("sha256", () => {
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    ["ä%€", "a115319292ef84dedab862e7df2b40ab931ac61ed60376dc37230c76aa58386d"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %j is what the standard says", (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });
});
