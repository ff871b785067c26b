import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { probeLevels } from "../level/probe-levels.ts";
import { treeOf } from "../process/tree-of.ts";
import type { SandboxPrograms } from "../spawn/command-of.ts";
import { type SandboxedProcess, spawnSandboxed } from "../spawn/spawn-sandboxed.ts";
import { createEnforcedGround, type EnforcedGround } from "./enforced-ground.ts";

const { enforced } = await probeLevels();

/** Every line tries to write where it must not; what it may write is its home and its temporary directory. */
const WRITES = `
touch "$REPO/a"; echo x >> "$REPO/file"; echo x > "$REPO/.git/config"; rm -f "$REPO/file"; mkdir "$REPO/d"
ln -s /etc/passwd "$REPO/link"; ln "$REPO/file" "$REPO/hard"; chmod 777 "$REPO/file"; mv "$REPO/file" "$REPO/gone"
touch "$OUTSIDE/c"; touch "/proc/1/root$REPO/b"; touch "/proc/self/root$REPO/b"; touch "/proc/1/cwd/b"
mount -o remount,rw /; mount -o remount,bind,rw "$REPO"; umount -l "$REPO"; umount -l /
unshare -Ur mount -o remount,rw /; unshare -Urm sh -c "mount -o remount,bind,rw / && touch '$REPO/e'"
mknod "$HOME/disk" b 8 0 && echo "made a device"
same() { value=$(cat "$1"); echo "$value" > "$1" && echo "wrote to $1"; }
for file in /proc/sys/kernel/hostname /proc/sys/vm/swappiness /proc/1/comm /sys/kernel/mm/ksm/run; do same "$file"; done
test -w /proc/sysrq-trigger && echo "could write to /proc/sysrq-trigger"
touch "$HOME/mine" "$TMPDIR/mine"; echo finished
`;

/** Leaves a process in a session of its own, without our marker, that ignores SIGTERM. */
const LEAVES = `
(env -i setsid sh -c 'trap "" TERM; echo left; sleep 1000; sleep 1000' &)
trap "" TERM; sleep 1000; sleep 1000
`;

function attacks(programs: SandboxPrograms): void {
  describe("an enforced program", () => {
    let ground: EnforcedGround;
    beforeEach(() => {
      ground = createEnforcedGround();
    });
    afterEach(() => ground.remove());

    const start = (marker: string, ...command: [string, ...string[]]): Promise<SandboxedProcess> =>
      spawnSandboxed(ground.spec(marker, command), programs);

    async function outputOf({ child, closed, end }: SandboxedProcess): Promise<string> {
      let out = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
      await closed;
      await end({ termMs: 0 });
      return out;
    }

    test("L7: writes nothing but its home and its temporary directory", async () => {
      const before = ground.guarded();
      const out = await outputOf(await start("enforced/writes", "/bin/sh", "-c", WRITES));
      expect(out).toBe("finished\n");
      expect(ground.guarded()).toEqual(before);
      expect(readdirSync(ground.home)).toEqual(["mine"]);
      expect(readdirSync(ground.tmp)).toEqual(["mine"]);
    });

    test("L7: reaches no socket of a service that would write for it", async () => {
      const socket = join(ground.root, "service.sock");
      const service = createServer((peer) => peer.end()).listen(socket);
      await once(service, "listening");
      const dial = `require("node:net").connect(process.env.SOCKET)
        .on("connect", () => console.log("connected"))
        .on("error", (error) => console.log(error.code))`;
      const out = await outputOf(await start("enforced/socket", process.execPath, "-e", dial));
      service.close();
      expect(out).toBe("ENOENT\n");
    });

    test("L11: its grandchild in a session of its own, without a marker, is proven dead", async () => {
      const marker = `enforced-${process.pid}/leaves`;
      const started = await start(marker, "/bin/sh", "-c", LEAVES);
      await once(started.child.stdout, "data");
      const root = started.identity;
      expect(treeOf({ root, marker }).length).toBeGreaterThan(2);
      await started.end({ termMs: 20 });
      expect(treeOf({ root, marker })).toEqual([]);
    });

    test("L11: dies with us, whatever it ignores", async () => {
      const marker = `enforced-${process.pid}/orphan`;
      const started = await start(marker, "/bin/sh", "-c", LEAVES);
      await once(started.child.stdout, "data");
      // Only bubblewrap itself is killed, as when its parent dies: its whole namespace goes with it.
      started.child.kill("SIGKILL");
      await started.closed;
      expect(treeOf({ root: started.identity, marker })).toEqual([]);
    });
  });
}

function refusal(reason: string, hint: string): void {
  describe("the enforced level", () => {
    test("is not to be had here, and says why and what to do", () => {
      expect(reason).toContain("bubblewrap");
      expect(hint).toMatch(/install|doctor/i);
    });
  });
}

const register = enforced.available
  ? () => attacks(enforced.programs)
  : () => refusal(enforced.reason, enforced.hint);
register();
