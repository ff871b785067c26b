import type { Grant, PermissionRule } from "@wheelhouse/core";
import { isOurTool } from "./our-tools.ts";

/** A tool call that an agent wants to be allowed. */
export interface ToolCall {
  readonly access: "read" | "write";
  /** ACP tool kind, such as `read` or `execute`. */
  readonly kind: string;
  /** Name of the tool, when the agent says it. */
  readonly tool: string | undefined;
  /** Paths that it is about; those inside of the agent's directory are relative. */
  readonly locations: readonly string[];
  /** Names the very same call again. */
  readonly fingerprint: string;
  readonly options: readonly { readonly id: string; readonly kind: string }[];
}

/** What decides besides the call itself. */
export interface PermissionGround {
  /** The project's own; they only narrow what is allowed, and the first that fits counts. */
  readonly rules: readonly PermissionRule[];
  /** What a person has answered to the same call before; each holds once. */
  readonly grants: readonly Grant[];
  /** Whether there is somebody to ask. */
  readonly mayAsk: boolean;
}

/** Our decision, and why. */
export interface PermissionDecision {
  readonly decision: "allow_once" | "reject" | "ask";
  /** The option that says so; undefined when the agent offers none, which cancels the call. */
  readonly option: string | undefined;
  readonly why: string;
}

/** Kinds that change nothing by their definition. What a tool really does is the sandbox's business. */
const HARMLESS: ReadonlySet<string> = new Set(["read", "search", "think"]);
/** Kinds that change the clone that the agent works in, where changing is its work. */
const WORK: ReadonlySet<string> = new Set(["edit", "delete", "move", "execute"]);

const NOBODY: PermissionGround = { rules: [], grants: [], mayAsk: false };

/**
 * Decides a permission request. Pure; default is to reject. An option is chosen by its exact kind:
 * `allow_always` would let an agent write its own permission files, and is never taken. A read step
 * is never asked about: what is not harmless is refused, whatever a rule or a person says.
 */
export function decidePermission(
  call: ToolCall,
  { rules, grants, mayAsk }: PermissionGround = NOBODY,
): PermissionDecision {
  const { access, kind, tool, locations, options } = call;
  const once = options.find((option) => option.kind === "allow_once");
  const reject =
    options.find((option) => option.kind === "reject_once") ??
    options.find((option) => option.kind.startsWith("reject"));
  const refuse = (why: string): PermissionDecision => ({
    decision: "reject",
    option: reject?.id,
    why,
  });
  const allow = (why: string): PermissionDecision =>
    once
      ? { decision: "allow_once", option: once.id, why }
      : refuse("it cannot be allowed for this one time");
  const ask = (why: string): PermissionDecision =>
    mayAsk
      ? { decision: "ask", option: undefined, why }
      : refuse(`${why}, and nobody can be asked`);

  if (isOurTool(tool, kind)) return allow("a tool of ours, which writes nothing but events");
  if (access === "read" && !HARMLESS.has(kind))
    return refuse(`a read step may not use a tool of kind ${kind}`);
  const rule = rules.find((each) => fits(each, call));
  if (rule?.decision === "reject") return refuse(`the project's rules refuse ${nameOf(rule)}`);
  if (access === "read")
    return rule
      ? refuse(`the project's rules ask about ${nameOf(rule)}`)
      : allow(`${kind} changes nothing`);
  const grant = grants.find(({ fingerprint }) => fingerprint === call.fingerprint);
  if (grant)
    return grant.decision === "allow_once"
      ? allow("a person has allowed this call")
      : refuse("a person has refused this call");
  if (rule) return ask(`the project's rules ask about ${nameOf(rule)}`);
  if (HARMLESS.has(kind)) return allow(`${kind} changes nothing`);
  const outside = locations.find((path) => path.startsWith("/") || path.startsWith(".."));
  if (outside !== undefined) return ask(`${outside} lies outside of its clone`);
  return WORK.has(kind)
    ? allow("write access, inside its own clone")
    : ask(`a tool of kind ${kind} may act outside of its clone`);
}

function fits(rule: PermissionRule, { kind, tool, locations }: ToolCall): boolean {
  if (rule.kind !== undefined && rule.kind !== kind) return false;
  if (rule.tool !== undefined && rule.tool !== tool) return false;
  const { path } = rule;
  return path === undefined || locations.some((location) => location.startsWith(path));
}

function nameOf({ kind, tool, path }: PermissionRule): string {
  const parts = [kind && `kind ${kind}`, tool && `the tool ${tool}`, path && `paths in ${path}`];
  return parts.filter(Boolean).join(", ") || "every call";
}
