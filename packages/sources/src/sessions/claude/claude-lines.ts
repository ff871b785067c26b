/** Lines that are about the file, the screen or the agent's own bookkeeping: they are known, and mean nothing to us. */
export const SILENT_LINES: ReadonlySet<string> = new Set([
  "agent-color",
  "agent-name",
  "agent-setting",
  "ai-title",
  "api-request",
  "api-request-blob",
  "api-request-resumed",
  "api-request-shape",
  "atis-latch",
  "attribution-snapshot",
  "bridge-session",
  "content-replacement",
  "cost-state",
  "custom-title",
  "file-history-delta",
  "file-history-snapshot",
  "frame-link",
  "history-suppression",
  "hybrid-organization",
  "last-prompt",
  "mode",
  "permission-mode",
  "progress",
  "queue-operation",
  "relocated",
  "repl-mode",
  "resume-head-vouch",
  "summary",
  "tag",
  "tools-used",
  "worktree-state",
]);

/** The fact that a command was typed, and that no answer has followed yet. */
export const PENDING_COMMAND = "command";

/** Words of the agent that stand where a person's would. */
export const INTERRUPTED = /^\[Request interrupted by user/;
/** A command of the agent's own screen, with its name and what was given to it. */
export const COMMAND = /^\s*<(?:command-(?:name|message)|bash-input)>/;
/** What such a command has printed: nothing follows from it. */
export const PRINTED = /^\s*<local-command-(?:stdout|stderr|caveat)>/;
/** What a command that a person ran in the agent's shell has printed: an answer may follow. */
export const SHELL_PRINTED = /^\s*<bash-(?:stdout|stderr)>/;
/** What is told to the model beside a prompt. */
export const REMINDER = /^\s*<system-reminder>[\s\S]*<\/system-reminder>\s*$/;

/** A command as a person typed it. Pure. */
export function commandOf(text: string): string {
  const inside = (tag: string): string =>
    new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1]?.trim() ?? "";
  const shell = inside("bash-input");
  if (shell !== "") return `! ${shell}`;
  return `${inside("command-name") || inside("command-message")} ${inside("command-args")}`.trim();
}
