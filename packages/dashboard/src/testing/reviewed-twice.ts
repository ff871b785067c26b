import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { z } from "zod";
import { smallRepository } from "../../../cli/src/testing/small-repository.ts";
import { openStand, type Stand } from "./stand.ts";

const SHELL = {
  claim: "A file name is part of a shell command.",
  quote: "return execSync(`tar czf archive.tgz ${name}`);",
};
const REFUNDS = { claim: "Refunds are not there.", quote: "// TODO: refunds" };
const FREE = { claim: "Free lines take stock.", quote: "if (line.free) continue;" };

const runSchema = z.object({ id: z.string(), status: z.literal("completed") });

/** Two reviews of a repository by the same flow: one finding is new in the second, one is gone, one is worse. */
export async function reviewedTwice(): Promise<{
  readonly stand: Stand;
  readonly first: string;
  readonly second: string;
}> {
  const project = smallRepository();
  const stand = await openStand(project);
  const review = async (name: string, findings: readonly object[]): Promise<string> => {
    const model = join(dirname(project), name);
    writeFileSync(model, transcript(findings));
    // The server plays no files for a browser, and does for a command of its own user.
    const args = ["code-review", "--agent", "scripted", "--model", model, "--json"];
    const { stdout, stderr } = await stand.terminal.call("run", ...args);
    expect(stderr).not.toContain("✗");
    return runSchema.parse(JSON.parse(stdout)).id;
  };
  const first = await review("first.yaml", [{ ...SHELL, severity: "medium" }, REFUNDS]);
  const second = await review("second.yaml", [{ ...SHELL, severity: "critical" }, FREE]);
  return { stand, first, second };
}

/** One angle says these findings; all others look and find nothing. */
function transcript(findings: readonly object[]): string {
  const list = findings.map((finding, index) => {
    const { quote, ...rest } = { quote: "", ...finding };
    const citations = [{ path: "src/orders.js", lines: [1, 1], quote }];
    return { id: `T${index + 1}`, severity: "high", why: "It matters.", ...rest, citations };
  });
  return `version: 1
turns:
  - step: angle.test-engineer
    output: { findings: ${JSON.stringify(list)}, clean: [The rest.], summary: Looked. }
  - { step: angle.*, output: { findings: [], clean: [All of it.], summary: Nothing. } }
  - { step: synth, output: { summary: Written up. } }
`;
}
