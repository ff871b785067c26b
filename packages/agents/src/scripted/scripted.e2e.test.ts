import { fileURLToPath } from "node:url";
import { type Levels, probeLevels } from "@wheelhouse/sandbox";
import { agentSuite } from "../suite/agent-suite.ts";
import { createAgents } from "../open/create-agents.ts";

const MODEL = fileURLToPath(new URL("transcripts/suite.yaml", import.meta.url));
const found = await probeLevels();
const absent = { available: false, reason: "the test does without it", hint: "" } as const;
const variants: readonly (readonly [string, Levels])[] = [
  ["confined", { confined: found.confined, enforced: absent }],
  ["enforced", { confined: absent, enforced: found.enforced }],
];

for (const [level, levels] of variants.filter(([name]) => found[name as keyof Levels].available)) {
  const agents = createAgents({ levels: () => Promise.resolve(levels) });
  agentSuite(`scripted, ${level}`, (_, spec, emit, signal) =>
    agents.open({ ...spec, agent: "scripted", model: MODEL }, emit, signal),
  );
}
