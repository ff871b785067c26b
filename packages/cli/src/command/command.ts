import type { Context } from "./context.ts";

/** An option of a command, for the parser and for the help. */
export interface OptionSpec {
  readonly type: "boolean" | "string";
  /** What stands for the value in the help, such as `DIR`; for strings only. */
  readonly value?: string;
  readonly short?: string;
  /** May be given more than once. */
  readonly multiple?: boolean;
  readonly summary: string;
}

/** A word that follows the command's name. */
export interface PositionalSpec {
  /** As the help shows it, such as `RUN` or `flow`. */
  readonly name: string;
  readonly required: boolean;
  /** Takes all words that are left; the last positional only. */
  readonly rest?: boolean;
}

/** What a command answers. */
export type Result =
  | {
      /** JSON by the documented shape. */
      readonly data: unknown;
      /** The same for a person. */
      readonly view: () => string;
      /** Exit code, 0 when absent. */
      readonly exit?: number;
      /** What is left to do once it is printed. */
      readonly afterwards?: () => Promise<void>;
    }
  | {
      /** One entry a line, as they come: JSON, and the same for a person. */
      readonly lines: AsyncIterable<{ readonly data: unknown; readonly view: () => string }>;
      readonly exit?: number;
    };

/** The code of a command, loaded only when it is called. */
interface CommandModule {
  run(context: Context): Promise<Result>;
}

/** A command as data: what the parser, the help and the tests of hints know about it. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What more there is to know; plain sentences. */
  readonly details?: string;
  readonly positionals: readonly PositionalSpec[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples?: readonly string[];
  /** Not listed in the help. */
  readonly hidden?: boolean;
  load(): Promise<CommandModule>;
}

/** The options that every command has. */
export const GLOBAL_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  json: { type: "boolean", summary: "Print JSON and nothing else" },
  home: {
    type: "string",
    value: "DIR",
    summary: "The data directory, instead of $WHEELHOUSE_HOME",
  },
  verbose: { type: "boolean", summary: "Show stack traces of errors" },
  help: { type: "boolean", short: "h", summary: "Show this help" },
};
