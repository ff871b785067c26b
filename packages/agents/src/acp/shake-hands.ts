import {
  type ClientConnection,
  methods,
  type NewSessionRequest,
  PROTOCOL_VERSION,
} from "@agentclientprotocol/sdk";
import type { AttemptSpec } from "../agent.ts";
import { ProtocolBreak } from "./message-stream.ts";

/** What an agent and we agreed on. */
export interface Handshake {
  readonly session: string;
  readonly version: string | undefined;
  /** Whether the session can be loaded by a later process. */
  readonly loadable: boolean;
  /** Whether this is the session that was to be resumed. */
  readonly resumed: boolean;
}

/**
 * Initializes the connection, then loads the session to go on in, or opens a fresh one. Neither files
 * nor terminals are offered: both would act outside of the sandbox, in our own process.
 */
export async function shakeHands(
  { agent }: ClientConnection,
  spec: Pick<AttemptSpec, "cwd" | "resume">,
): Promise<Handshake> {
  const ready = await agent.request(methods.agent.initialize, {
    protocolVersion: PROTOCOL_VERSION,
    clientCapabilities: { elicitation: { form: {} } },
    clientInfo: { name: "wheelhouse", version: "0.1.0" },
  });
  if (ready.protocolVersion !== PROTOCOL_VERSION)
    throw new ProtocolBreak(
      `speaks version ${ready.protocolVersion} of the protocol, and we speak version ${PROTOCOL_VERSION}`,
    );
  const loadable = ready.agentCapabilities?.loadSession ?? false;
  const version = ready.agentInfo?.version;
  const place: NewSessionRequest = { cwd: spec.cwd, mcpServers: [] };
  if (spec.resume !== undefined && loadable) {
    try {
      await agent.request(methods.agent.session.load, { ...place, sessionId: spec.resume });
      return { session: spec.resume, version, loadable, resumed: true };
    } catch (error) {
      // A session that is gone is begun afresh, and `session.opened` says so; a broken agent is broken.
      if (error instanceof ProtocolBreak) throw error;
    }
  }
  const { sessionId } = await agent.request(methods.agent.session.new, place);
  return { session: sessionId, version, loadable, resumed: false };
}
