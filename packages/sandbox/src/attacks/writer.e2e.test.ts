import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { probeLevels } from "../level/probe-levels.ts";
import { treeOf } from "../process/tree-of.ts";
import { spawnSandboxed } from "../spawn/spawn-sandboxed.ts";
import { createWriterGround, type WriterGround } from "./writer-ground.ts";

const { enforced } = await probeLevels();

/**
 * Every line tries to write outside of the clone. What destroys is tried on the test's own ground alone:
 * of the system only a file by a name of its own is made, should the sandbox be broken.
 */
const WRITES = `
for place in "$REPO" "$OURS" "$OTHER" "$DATA" "$USER_HOME" "$USER_HOME/.ssh" .. ../git ../../../r2 /etc /usr /var/tmp /tmp; do
  touch "$place/$CANARY"; touch "/proc/self/root$place/$CANARY"; touch "/proc/1/root$place/$CANARY"
  touch "/proc/1/cwd/$place/$CANARY"; ln -sfn "$place" way; touch "way/$CANARY"
done
for place in "$REPO" "$OURS" "$OTHER" "$DATA" "$USER_HOME" "$USER_HOME/.ssh" .. ../git ../../../r2; do
  mkdir "$place/d"; ln -s /etc/passwd "$place/l"; rm -rf way; ln -s "$place" way; echo x > way/file; echo x > way/config; rm -f way/*
done
ln -sf "$REPO/file" link; echo x > link; ln -sf "$REPO" nested; mkdir -p nested/deep; rm -rf nested/
ln "$REPO/file" hard && echo x > hard; mv "$REPO/file" taken; mv file "$REPO/given"; cp file "$REPO/file"
rm -rf ../git ../../clone ../../../r2; mv ../git ../gone; mv "$PWD" ../other; chmod 777 .. ../git "$REPO" "$REPO/file"
mount -o remount,bind,rw "$REPO"; mount -o remount,rw /; umount -l "$DATA"; mount --bind "$REPO" .
unshare -Urm sh -c "mount -o remount,bind,rw / && touch '$REPO/e'"; unshare -Ur touch "$REPO/f"
mknod disk b 8 0 && echo "made a device"
`;

/** Tries it by git, as an agent that works in a clone has it: with hooks, filters, another work tree, a remote. */
const BY_GIT = `
git config user.name T; git config user.email t@localhost
mkdir -p .git/hooks; for hook in pre-commit post-commit post-checkout; do
  printf '#!/bin/sh\\necho hooked >> inside-hook; touch "$REPO/hooked" "$OURS/hooked" "$USER_HOME/hooked"\\n' > ".git/hooks/$hook"; chmod +x ".git/hooks/$hook"
done
echo change > file; git commit -q -a -m change; git checkout -q -b more
git config core.hooksPath "$REPO/.git/hooks"; git config core.fsmonitor "touch $REPO/monitored"; git status -s >/dev/null
echo '* filter=evil' > .gitattributes; git config filter.evil.clean "touch $REPO/filtered; cat"; git add -A
git push -q "$REPO" HEAD:refs/heads/pushed; git push -q "$OURS" HEAD:refs/heads/pushed
git -C "$REPO" commit -q --allow-empty -m theirs; git -C "$REPO" config a.b c; git --git-dir="$OURS" update-ref refs/heads/x HEAD
git -C "$REPO" worktree add -q "$REPO/worktree"; git worktree add -q "$REPO/worktree"
echo "$REPO/.git/objects" > .git/objects/info/alternates; git gc -q --prune=now; git --work-tree="$REPO" checkout -q -f HEAD
git config core.worktree "$REPO"; git checkout -q -f HEAD; git reset -q --hard; git clean -q -fdx; git config --unset core.worktree
`;

/** Whoever is left behind tries it too, without our marker and after its parent has gone. */
const BY_GRANDCHILD = `
(env -i REPO="$REPO" OURS="$OURS" setsid sh -c 'touch "$REPO/late" "$OURS/late"; touch grandchild; sleep 1000' >/dev/null 2>&1 &)
while ! test -e grandchild; do sleep 0.01; done
`;

/** Files that somebody holds open who let us in: only streams of our own may be among them. */
const BY_DESCRIPTORS = `
for fd in /proc/self/fd/* /proc/$$/fd/* /proc/1/fd/*; do
  to=$(readlink "$fd") || continue
  case "$to" in /dev/*|/proc/*|/|pipe:*|socket:*|anon_inode:*) ;; *) echo "holds $to open"; echo x > "$fd" ;; esac
done
`;

describe.runIf(enforced.available)("an enforced program that may write in its clone", () => {
  let ground: WriterGround;
  beforeEach(() => {
    ground = createWriterGround();
  });
  afterEach(() => ground.remove());

  /** Runs a script in the clone; what it said on stdout, and what was left of it once its end was asked for. */
  async function play(name: string, script: string) {
    if (!enforced.available) throw new Error(enforced.reason);
    const marker = `writer-${process.pid}/${name}`;
    const spec = ground.spec(marker, `{ ${script}\n} 2>/dev/null; echo finished; touch done.txt`);
    const { child, exited, end } = await spawnSandboxed(spec, enforced.programs);
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    await exited;
    await end({ termMs: 0 });
    return { out, left: treeOf({ marker }) };
  }

  test.each([
    ["by paths and links", WRITES],
    ["by git with hooks and settings of its own", BY_GIT],
    ["by a grandchild", BY_GRANDCHILD],
    ["by descriptors that are open", BY_DESCRIPTORS],
  ])("L7: changes nothing but its clone, %s", async (name, script) => {
    const before = ground.guarded();
    const { out, left } = await play(name.replaceAll(" ", "-"), script);
    expect(out).toBe("finished\n");
    expect(left).toEqual([]);
    expect(ground.guarded()).toEqual(before);
    expect(readdirSync(ground.tree)).toContain("done.txt");
    for (const place of ["/etc", "/usr", "/var/tmp", "/tmp"])
      expect(existsSync(join(place, `wheelhouse-canary-${process.pid}`))).toBe(false);
  });

  test("works there as anybody does: its own git, its own hooks", async () => {
    await play("works", BY_GIT);
    expect(readFileSync(join(ground.tree, ".git/hooks/pre-commit"), "utf8")).toContain("hooked");
    expect(readFileSync(join(ground.tree, ".git/HEAD"), "utf8")).toBe("ref: refs/heads/more\n");
  });

  test("sees of our data directory only what is its own, and nothing of the user's home", async () => {
    const { out } = await play(
      "sees",
      `ls -A "$DATA" "$DATA/runs" "$DATA/runs/r1" "$DATA/runs/r1/clone" "$USER_HOME"; cat "$DATA/key" "$USER_HOME/.ssh/id"`,
    );
    const listed = out.split("\n").filter((line) => line !== "" && !line.startsWith("/"));
    expect(listed).toEqual(["runs", "r1", "clone", "home", "tmp", "tree", "finished"]);
  });

  test("L7: reaches no socket of ours that would write for it", async () => {
    const service = createServer((peer) => peer.end()).listen(join(ground.data, "host.sock"));
    await once(service, "listening");
    const dial = `require("node:net").connect(process.env.DATA + "/host.sock")
      .on("connect", () => console.log("connected")).on("error", (error) => console.log(error.code))`;
    const { out } = await play("socket", `'${process.execPath}' -e '${dial}'`);
    service.close();
    expect(out).toBe("ENOENT\nfinished\n");
  });
});

describe("a program that may write in its clone", () => {
  test.each(["confined", "agent-enforced"] as const)(
    "L7: is not started %s: nothing would hold it there",
    async (level) => {
      const ground = createWriterGround();
      const spec = { ...ground.spec("writer/none", "touch done.txt"), level };
      const programs = { bwrap: "", node: process.execPath };
      const started = spawnSandboxed(spec, programs);
      await expect(started).rejects.toMatchObject({
        code: "sandbox.refused",
        hint: expect.stringContaining("bubblewrap"),
      });
      expect(readdirSync(ground.tree)).not.toContain("done.txt");
      ground.remove();
    },
  );
});
