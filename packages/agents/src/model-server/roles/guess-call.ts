import type { JsonObject } from "@wheelhouse/core";
import type { OfferedTool } from "../conversation.ts";
import type { MappedCall } from "./map-call.ts";
import type { Role } from "./roles.ts";

interface Family {
  /** Tools by which a client of this family is known. */
  readonly known: readonly string[];
  readonly names: Readonly<Partial<Record<Role, string>>>;
  readonly path: string;
  readonly old: string;
  readonly new: string;
}

const SNAKE = { path: "file_path", old: "old_string", new: "new_string" };

const FAMILIES: readonly Family[] = [
  {
    known: ["read_file", "grep_search"],
    names: { read: "read_file", shell: "run_shell_command", write: "write_file", edit: "edit" },
    ...SNAKE,
  },
  {
    known: ["Read", "Bash", "Edit"],
    names: { read: "Read", shell: "Bash", write: "Write", edit: "Edit" },
    ...SNAKE,
  },
  {
    known: ["read", "glob", "grep"],
    names: { read: "read", shell: "bash", write: "write", edit: "edit" },
    path: "filePath",
    old: "oldString",
    new: "newString",
  },
];

/**
 * A call of a tool that was not offered, by the name that clients of this family have for it: a model
 * may call what it was told it cannot have. Undefined when the family is not known. Pure.
 */
export function guessCall(
  role: Role,
  given: JsonObject,
  offered: readonly OfferedTool[],
): MappedCall | undefined {
  const family = FAMILIES.find(({ known }) =>
    known.some((name) => offered.some((tool) => tool.name === name)),
  );
  const name = family?.names[role];
  if (!family || name === undefined) return undefined;
  const theirs: Readonly<Record<string, string>> = {
    path: family.path,
    old: family.old,
    new: family.new,
  };
  const input = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [theirs[key] ?? key, value]),
  );
  const more = role === "shell" ? { is_background: false, description: "look" } : {};
  return { name, input: JSON.stringify({ ...input, ...more }), free: false };
}
