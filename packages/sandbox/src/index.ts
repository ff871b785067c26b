export type * from "./sandbox.ts";
export {
  probeLevels,
  type Levels,
  type LevelState,
  type ProbeOptions,
} from "./level/probe-levels.ts";
export {
  spawnSandboxed,
  type ProcessExit,
  type SandboxedProcess,
} from "./spawn/spawn-sandboxed.ts";
export type { SandboxPrograms } from "./spawn/command-of.ts";
export { identify, stateOf } from "./process/process-identity.ts";
export { killTree, reap, type KillPatience } from "./process/kill-tree.ts";
export { MARKER, treeOf, type TreeQuery } from "./process/tree-of.ts";
