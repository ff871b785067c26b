import { isAbsolute, join, relative, sep } from "node:path";
import type { RequestPermissionRequest, RequestPermissionResponse } from "@agentclientprotocol/sdk";
import { scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { AttemptSpec, ConversationEvent, TurnEnd } from "../agent.ts";
import { decidePermission } from "../policy/decide-permission.ts";
import { fingerprintOf } from "../policy/fingerprint.ts";
import { placeIn } from "./read-update.ts";

/** What of an attempt decides about its permissions. */
export type PermissionSpec = Pick<
  AttemptSpec,
  "access" | "cwd" | "home" | "tmp" | "rules" | "grants" | "tools"
>;

/** What a request for a permission comes to. */
export interface PermissionAnswer {
  readonly response: RequestPermissionResponse;
  readonly event: ConversationEvent;
  /** What a person is to be asked; the turn ends with it. */
  readonly ask: Extract<TurnEnd, { end: "asked" }> | undefined;
}

const CANCELLED: RequestPermissionResponse = { outcome: { outcome: "cancelled" } };
const namedSchema = z.looseObject({ name: z.string() });

/**
 * A path by the place that it lies in: what is in the agent's private home and directory for temporary
 * files is its own, as its clone is, and nobody has to be asked about it. Pure.
 */
function placeOf({ cwd, home, tmp }: PermissionSpec, path: string): string {
  const inside = placeIn(cwd, path);
  if (!isAbsolute(inside)) return inside;
  const own = [
    ["~", home],
    ["$TMPDIR", tmp],
  ] as const;
  for (const [name, directory] of own) {
    const below = relative(directory, inside);
    if (below !== ".." && !below.startsWith(`..${sep}`)) return join(name, below);
  }
  return inside;
}

/** Decides a request by the policy, says why, and makes an ask of what a person has to decide. Pure. */
export function answerPermission(
  { toolCall, options }: RequestPermissionRequest,
  spec: PermissionSpec,
): PermissionAnswer {
  const kind = toolCall.kind ?? "other";
  const title = scrub(toolCall.title ?? toolCall.toolCallId);
  const name = namedSchema.safeParse(toolCall).data?.name;
  const fingerprint = fingerprintOf(kind, name ?? title, toolCall.rawInput);
  const locations = (toolCall.locations ?? []).map(({ path }) => placeOf(spec, path));
  const { decision, option, why } = decidePermission(
    {
      access: spec.access,
      kind,
      tool: name ?? title,
      locations,
      fingerprint,
      options: options.map((each) => ({ id: each.optionId, kind: each.kind })),
    },
    {
      rules: spec.rules ?? [],
      grants: spec.grants ?? [],
      mayAsk: spec.access === "write" && (spec.tools?.mayAsk ?? true),
    },
  );
  const labelOf = (wanted: string, fallback: string): string =>
    options.find((each) => each.kind === wanted)?.name ?? fallback;
  return {
    response:
      option === undefined ? CANCELLED : { outcome: { outcome: "selected", optionId: option } },
    event: {
      type: "agent.permission",
      data: { tool: name ?? title, kind, title, decision, why },
    },
    ask:
      decision === "ask"
        ? {
            end: "asked",
            text: `It asks to be allowed this: ${title} (${why}).`,
            options: [
              { id: "allow_once", label: labelOf("allow_once", "Allow once"), effect: "continue" },
              { id: "reject", label: labelOf("reject_once", "Reject"), effect: "continue" },
            ],
            permission: { fingerprint, kind, title },
          }
        : undefined,
  };
}
