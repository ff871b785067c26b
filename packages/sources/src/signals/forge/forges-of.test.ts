import { describe, expect, test } from "vitest";
import { forgesOf } from "./forges-of.ts";

describe("what the environment says about forges", () => {
  test("is a token each, and an address", () => {
    expect(forgesOf({})).toEqual({ github: undefined, forgejo: undefined });
    expect(forgesOf({ GH_TOKEN: "c", GITHUB_TOKEN: "b", WHEELHOUSE_GITHUB_TOKEN: "a" })).toEqual({
      github: { api: "https://api.github.com", hosts: ["github.com"], token: "a" },
      forgejo: undefined,
    });
    expect(forgesOf({ WHEELHOUSE_FORGEJO_TOKEN: "a" }).forgejo).toBeUndefined();
    const own = {
      WHEELHOUSE_FORGEJO_TOKEN: "a",
      WHEELHOUSE_FORGEJO_URL: "https://Forge.example:3000/",
    };
    expect(forgesOf(own).forgejo).toEqual({
      api: "https://Forge.example:3000/api/v1",
      hosts: ["forge.example:3000", "forge.example"],
      token: "a",
    });
  });
});
