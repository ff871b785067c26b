import { dirname } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { ConfiguredAgent } from "../catalogue-config/agents-config.ts";
import { locateProgram } from "../discover/locate-program.ts";
import type { Machine } from "../discover/machine.ts";
import { programVersion } from "../discover/program-version.ts";
import type { CatalogueEntry, Sighting } from "./entry.ts";
import { packageOf } from "./package-of.ts";

/** The entry of an agent of the user's own: any command that speaks the protocol. It is held by the sandbox alone. */
export function configuredAgent(agent: ConfiguredAgent): CatalogueEntry {
  const { id, name = id, command, env: names, modes, credentials, calls } = agent;
  const [program = "", ...args] = command;
  const find = (machine: Machine) => locateProgram(program, machine);
  const hint = `Check its command in agents.yaml: ${command.join(" ")}`;
  return {
    id,
    name,
    origin: "configured",
    modelFree: false,
    levels: ["enforced"],
    traits: {
      modes,
      tools: "http",
      usage: { updates: "none", answer: "last-call", cost: "session" },
    },
    async look(machine): Promise<Sighting> {
      const found = await find(machine);
      const seen = { path: found?.path, calls, signedIn: "unknown" } as const;
      if (!found)
        return {
          ...seen,
          version: undefined,
          missing: { reason: `${program} was not found.`, hint },
        };
      return { ...seen, version: await programVersion(found, []) };
    },
    async launch(_, { machine }) {
      const found = await find(machine);
      if (!found)
        throw new WheelhouseError("agent.unusable", `${program} was not found.`, { hint });
      const given = names.flatMap((each) => {
        const value = machine.env[each];
        return value === undefined ? [] : [[each, value] as const];
      });
      return {
        program: found.file,
        args,
        script: found.script,
        readable: [packageOf(found.file), dirname(found.path)],
        env: Object.fromEntries(given),
        files: {},
        credentials,
      };
    },
  };
}
