import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { probeLevels, spawnSandboxed } from "@wheelhouse/sandbox";
import { makeClone } from "@wheelhouse/workspace";
import { expect, onTestFinished, test } from "vitest";
import { runInClone } from "../functions/solve/run-in-clone.ts";
import { cloneDirectory } from "../home/home-paths.ts";
import { smallRepository } from "../testing/small-repository.ts";

const RUN = "k3m2x9ab";
const ATTEMPT = "work/mend#1.1";

test("a check that an agent has us run ends without the agent, whatever the agent does meanwhile", async () => {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-checks-"));
  const into = cloneDirectory(home, RUN);
  mkdirSync(dirname(into), { recursive: true });
  const clone = await makeClone({ project: smallRepository(), into });
  const { enforced } = await probeLevels();
  if (!enforced.available) throw new Error(enforced.reason);
  const places = { home: join(home, "agent"), tmp: join(home, "tmp") };
  for (const place of Object.values(places)) mkdirSync(place);
  const agent = await spawnSandboxed(
    {
      level: "enforced",
      // Begins a program of its own while the check goes on: that one is younger than the check.
      command: ["/bin/sh", "-c", "read line; sleep 1000 & read line; echo still here"],
      cwd: clone.tree,
      env: { PATH: "/usr/bin:/bin" },
      ...places,
      readable: [],
      writable: [clone.tree],
      marker: `${RUN}/${ATTEMPT}`,
    },
    enforced.programs,
  );
  onTestFinished(() => agent.end({ termMs: 0 }));
  const said = new Promise<string>((resolve) => {
    agent.child.stdout.setEncoding("utf8").once("data", resolve);
    void agent.closed.then(() => resolve("nothing: it was ended"));
  });
  const command = ["sh", "-c", "until [ -e go ]; do sleep 0.05; done"];
  const how = { name: "wait", command, network: false, timeoutMs: 60_000 };
  const check = runInClone(home, clone, { run: RUN, attempt: ATTEMPT }, how);
  agent.child.stdin.write("the check has begun\n");
  const go = { name: "go", command: ["touch", "go"], network: false, timeoutMs: 60_000 };
  await runInClone(home, clone, { run: RUN, attempt: ATTEMPT }, go);
  expect(await check).toMatchObject({ ok: true });
  agent.child.stdin.write("and has ended\n");
  expect(await said).toBe("still here\n");
});
