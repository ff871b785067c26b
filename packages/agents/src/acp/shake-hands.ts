import {
  type ClientConnection,
  type McpServer,
  methods,
  type NewSessionRequest,
  PROTOCOL_VERSION,
} from "@agentclientprotocol/sdk";
import { z } from "zod";
import type { AttemptSpec } from "../agent.ts";
import type { Modes, Traits } from "../catalogue/entry.ts";
import { ProtocolBreak } from "./message-stream.ts";
import { setMode } from "./set-mode.ts";

/** What an agent and we agreed on. */
export interface Handshake {
  readonly session: string;
  readonly version: string | undefined;
  /** Whether the session can be loaded by a later process. */
  readonly loadable: boolean;
  /** Whether this is the session that was to be resumed. */
  readonly resumed: boolean;
  /** The agent's own mode, set and read back. */
  readonly mode: string | undefined;
  /** The model that it says it uses. */
  readonly model: string | undefined;
}

/** What a handshake is about. */
export interface HandshakeParts {
  readonly spec: Pick<AttemptSpec, "cwd" | "resume" | "access" | "rules">;
  readonly traits: Pick<Traits, "modes" | "authenticate">;
  readonly servers: readonly McpServer[];
  /** Whether it is signed in by a key in its environment. */
  readonly keyed: boolean;
  /** Whether nothing but its own mode holds it. */
  readonly alone: boolean;
  /** The mode that it announced last. */
  readonly announced: () => string | undefined;
}

const modelSchema = z.object({ models: z.object({ currentModelId: z.string() }) });

/**
 * Initializes the connection, then loads the session to go on in, or opens a fresh one, and puts it
 * into the agent's own mode for the step's access. Neither files nor terminals are offered: both would
 * act outside of the sandbox, in our own process.
 */
export async function shakeHands(
  connection: ClientConnection,
  { spec, traits, servers, keyed, alone, announced }: HandshakeParts,
): Promise<Handshake> {
  const { agent } = connection;
  const ready = await agent.request(methods.agent.initialize, {
    protocolVersion: PROTOCOL_VERSION,
    clientCapabilities: { elicitation: { form: {} } },
    clientInfo: { name: "wheelhouse", version: "0.1.0" },
  });
  if (ready.protocolVersion !== PROTOCOL_VERSION)
    throw new ProtocolBreak(
      `speaks version ${ready.protocolVersion} of the protocol, and we speak version ${PROTOCOL_VERSION}`,
    );
  const method = ready.authMethods?.find(({ id }) => id === traits.authenticate)?.id;
  if (keyed && method !== undefined)
    await agent.request(methods.agent.authenticate, { methodId: method });
  const loadable = ready.agentCapabilities?.loadSession ?? false;
  const place: NewSessionRequest = { cwd: spec.cwd, mcpServers: [...servers] };
  const begun = (loadable ? await load(connection, spec.resume, place) : undefined) ?? {
    ...(await open(connection, place)),
    resumed: false,
  };
  const mode = modeFor(traits.modes, spec);
  if (mode !== undefined)
    await setMode(connection, begun.session, begun.offer, mode, announced, alone);
  return {
    session: begun.session,
    version: ready.agentInfo?.version,
    loadable,
    resumed: begun.resumed,
    mode,
    model: modelSchema.safeParse(begun.offer).data?.models.currentModelId,
  };
}

/** The mode of an agent's own for a step. A rule about calls holds only those that it asks about. Pure. */
export function modeFor(
  modes: Modes | undefined,
  { access, rules = [] }: Pick<AttemptSpec, "access" | "rules">,
): string | undefined {
  const asks = access === "write" && rules.length > 0;
  return (asks ? modes?.asking : undefined) ?? modes?.[access];
}

interface Begun {
  readonly session: string;
  /** What the agent said about the session: its modes, options and models. */
  readonly offer: unknown;
}

async function open({ agent }: ClientConnection, place: NewSessionRequest): Promise<Begun> {
  const offer = await agent.request(methods.agent.session.new, place);
  return { session: offer.sessionId, offer };
}

/** A session that is gone is begun afresh, and `session.opened` says so; a broken agent is broken. */
async function load(
  { agent }: ClientConnection,
  session: string | undefined,
  place: NewSessionRequest,
): Promise<(Begun & { readonly resumed: true }) | undefined> {
  if (session === undefined) return undefined;
  try {
    const request = { ...place, sessionId: session };
    const offer: unknown = await agent.request(methods.agent.session.load, request);
    return { session, offer: offer ?? {}, resumed: true };
  } catch (error) {
    if (error instanceof ProtocolBreak) throw error;
    return undefined;
  }
}
