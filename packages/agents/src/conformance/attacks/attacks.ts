import type { Attack } from "./attack.ts";
import { PROJECT_SERVER_ATTACK } from "./project-server-attack.ts";
import { SHELL_ATTACKS } from "./shell-attacks.ts";
import { TOOL_ATTACKS } from "./tool-attacks.ts";

/** All write attacks, in the order in which they are made. */
export const ATTACKS: readonly Attack[] = [
  ...TOOL_ATTACKS,
  PROJECT_SERVER_ATTACK,
  ...SHELL_ATTACKS,
];
