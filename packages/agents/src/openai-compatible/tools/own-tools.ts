import { readFacts } from "../../scout/facts.ts";
import { gitFactsTool } from "./git-facts.ts";
import { globTool } from "./glob.ts";
import { grepTool } from "./grep.ts";
import { listDirectoryTool } from "./list-directory.ts";
import { readFileTool } from "./read-file.ts";
import type { Tool } from "./tool.ts";
import { openTree } from "./tree.ts";

/** What the tools of a session work on. */
export interface ToolGround {
  readonly cwd: string;
  /** Path of the file with git facts, which may become known with the first prompt. */
  readonly facts: () => string | undefined;
  /** How much the model can hold at once, in tokens. */
  readonly contextTokens: number;
}

/** The tools of every session: all of them only read. Throws when there is no such directory. */
export function ownTools({ cwd, facts, contextTokens }: ToolGround): Tool[] {
  const tree = openTree(cwd);
  const max = outputChars(contextTokens);
  return [
    readFileTool(tree, max),
    grepTool(tree, max),
    globTool(tree, max),
    listDirectoryTool(tree, max),
    gitFactsTool(() => readFacts(facts()), max),
  ];
}

/** Longest output of a tool, in characters: an eighth of what the model can hold, within reason. Pure. */
export function outputChars(contextTokens: number): number {
  return Math.min(48 * 1024, Math.max(4096, Math.trunc(contextTokens / 2)));
}
