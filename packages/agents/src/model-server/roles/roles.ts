/** What a tool is for, whatever a client calls it. */
export const ROLES = ["read", "shell", "write", "edit", "glob", "grep"] as const;
/** What a tool is for. */
export type Role = (typeof ROLES)[number];

/** Names under which clients offer a tool, the most telling first. */
export const TOOL_NAMES: Readonly<Record<Role, readonly string[]>> = {
  read: ["read_file", "Read", "read", "view"],
  shell: ["run_shell_command", "Bash", "bash", "exec_command", "shell_command", "shell"],
  write: ["write_file", "Write", "write"],
  edit: ["edit", "replace", "Edit", "edit_file"],
  glob: ["glob", "Glob", "list_files", "list"],
  grep: ["grep_search", "search_file_content", "Grep", "grep"],
};

/** Our names of arguments, and the names that clients give them. */
export const ARGUMENT_NAMES: Readonly<Record<string, readonly string[]>> = {
  path: ["file_path", "absolute_path", "filePath", "path", "dir_path"],
  command: ["command", "cmd"],
  content: ["content", "contents", "text"],
  old: ["old_string", "oldString", "old_str"],
  new: ["new_string", "newString", "new_str"],
  pattern: ["pattern", "query", "regex"],
};

/** Whether a word is one of the {@link ROLES}. Pure. */
export function isRole(word: string): word is Role {
  return ROLES.some((role) => role === word);
}
