import { describe, expect, test } from "vitest";
import { webAddress } from "./web-address.ts";

describe("the page of a remote", () => {
  test.each([
    ["https://github.com/acme/shop.git", "https://github.com/acme/shop"],
    ["http://forge.local:3000/acme/shop", "http://forge.local:3000/acme/shop"],
    ["git@github.com:acme/shop.git", "https://github.com/acme/shop"],
    ["ssh://git@git.example.org:2222/acme/shop.git", "https://git.example.org/acme/shop"],
    ["https://ada:secret@github.com/acme/shop.git", "https://github.com/acme/shop"],
  ])("of %s is %s", (remote, page) => {
    expect(webAddress(remote)?.href).toBe(page);
  });

  test.each([
    null,
    "/srv/git/shop.git",
    "../shop",
    "C:\\code\\shop",
    "javascript:alert(1)",
    "javascript://github.com/%0aalert(1)",
    "data:text/html,hello",
    "file:///etc/passwd",
    "",
  ])("of %s there is none", (remote) => {
    expect(webAddress(remote)).toBeUndefined();
  });
});
