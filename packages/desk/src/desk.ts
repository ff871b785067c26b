import type { DeskCommand, DeskDone } from "./desk-command.ts";

/**
 * Where people put issues and have them solved.
 *
 * *Contract*: what resolves is journaled; what rejects has changed nothing, but for a run that was being ended when its
 * issue could not be closed. Of two who want what only one can have, one is refused by `issue.state` with the reason.
 */
export interface Desk {
  /**
   * Does one thing. Throws `issue.unknown`, `issue.invalid`, `issue.state`, `issue.blocked`, what the choice of an agent
   * throws, and for an answer what the engine's `answer` does.
   */
  perform(command: DeskCommand): Promise<DeskDone>;
}
