/** A tool call that an agent wants to be allowed. */
export interface PermissionAsk {
  readonly access: "read" | "write";
  /** ACP tool kind, such as `read` or `execute`. */
  readonly kind: string;
  readonly options: readonly { readonly id: string; readonly kind: string }[];
}

/** Our decision, and why. */
export interface PermissionDecision {
  readonly decision: "allow_once" | "reject";
  /** The option that says so; undefined when the agent offers none, which cancels the call. */
  readonly option: string | undefined;
  readonly why: string;
}

/** Kinds that change nothing by their definition. What a tool really does is the sandbox's business. */
const HARMLESS: ReadonlySet<string> = new Set(["read", "search", "think"]);

/**
 * Decides a permission request. Pure; default is to reject. An option is chosen by its exact kind:
 * `allow_always` would let an agent write its own permission files, and is never taken.
 */
export function decidePermission({ access, kind, options }: PermissionAsk): PermissionDecision {
  const once = options.find((option) => option.kind === "allow_once");
  const reject =
    options.find((option) => option.kind === "reject_once") ??
    options.find((option) => option.kind.startsWith("reject"));
  const refuse = (why: string): PermissionDecision => ({
    decision: "reject",
    option: reject?.id,
    why,
  });
  if (access === "read" && !HARMLESS.has(kind))
    return refuse(`a read step may not use a tool of kind ${kind}`);
  if (!once) return refuse("it cannot be allowed for this one time");
  return {
    decision: "allow_once",
    option: once.id,
    why: access === "read" ? `${kind} changes nothing` : "write access, inside its own clone",
  };
}
