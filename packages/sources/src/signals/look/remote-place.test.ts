import { describe, expect, test } from "vitest";
import { parseRemote, remotePlace } from "./remote-place.ts";

describe("the address of a remote", () => {
  test.for([
    ["https://github.com/team/app.git", "github.com", "team/app"],
    ["https://GitHub.com/team/app/", "github.com", "team/app"],
    ["http://forge.example:3000/team/app", "forge.example:3000", "team/app"],
    ["git@github.com:team/app.git", "github.com", "team/app"],
    ["forge:team/my.app", "forge", "team/my.app"],
    ["ssh://git@forge.example:2222/team/app.git", "forge.example", "team/app"],
    ["git://forge.example/team/app", "forge.example", "team/app"],
    ["https://gitlab.example/group/sub/app.git", "gitlab.example", undefined],
    ["/srv/git/app.git", undefined, undefined],
    ["../app", undefined, undefined],
    ["file:///srv/team/app", undefined, undefined],
    ["github.com:../user", "github.com", undefined],
    ["github.com:user/..", "github.com", undefined],
    ["https://github.com/team/%2e%2e%2fuser", "github.com", undefined],
  ] as const)("%s is of %s, %s", ([address, host, slug]) => {
    const { host: itsHost, slug: itsSlug } = parseRemote(address);
    expect([itsHost, itsSlug]).toEqual([host, slug]);
  });

  test("loses the secrets in it", () => {
    expect(parseRemote("https://ann:secret@github.com/team/app").url).toBe(
      "https://github.com/team/app",
    );
    expect(parseRemote("https://secret@github.com/team/app").url).not.toContain("secret");
    expect(parseRemote("ssh://git:secret@forge.example/team/app").url).not.toContain("secret");
  });

  test("is that of origin, else the first, written out as its user shortens it", () => {
    const origin = ["remote.origin.url", "gh:team/app"] as const;
    const other = ["remote.up.url", "https://forge.example/up/app"] as const;
    expect(remotePlace([other, origin])?.host).toBe("gh");
    expect(remotePlace([other])?.slug).toBe("up/app");
    expect(remotePlace([])).toBeUndefined();
    const short = [
      ["url.https://github.com/.insteadof", "gh:"],
      ["url.https://wrong.example/.insteadof", "g"],
    ] as const;
    expect(remotePlace([origin, ...short])?.url).toBe("https://github.com/team/app");
  });
});
