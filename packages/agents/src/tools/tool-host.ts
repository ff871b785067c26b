import { createAnswer, TOOLS_PATH } from "./create-answer.ts";
import { ensureBundle } from "../bundle/ensure-bundle.ts";
import type { ConversationEvent } from "../agent.ts";
import { TOOL_SERVER } from "../policy/our-tools.ts";
import { createHand, type Handed } from "./hand.ts";
import { type Listener, listen } from "./listen.ts";
import { createSessionTools, type SessionTools, type SessionToolsParts } from "./session-tools.ts";
import { createTokens, type Fence } from "./tokens.ts";

/** A name and its value, as the agent protocol writes headers and environments. */
export interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** Our tools as an agent mounts them over HTTP. */
export interface HttpMount {
  readonly type: "http";
  readonly name: string;
  readonly url: string;
  readonly headers: NameValue[];
}

/** Our tools as an agent mounts them that can only start a program. */
export interface StdioMount {
  readonly name: string;
  readonly command: string;
  readonly args: string[];
  readonly env: NameValue[];
}

/** The tools of one attempt while it lives. */
export interface ToolMount {
  readonly http: HttpMount;
  /** Makes sure of the program that goes between; throws `agent.unusable` when there is none and none can be made. */
  stdio(): Promise<StdioMount>;
  /** What was handed in since the last turn ended. */
  taken(): Handed;
  /** Begins the next turn with empty hands. */
  endTurn(): void;
  /** Ends the tools: from now on every call is refused. Resolves when no check runs any more. */
  close(): Promise<void>;
}

/** The tools of all attempts of one process, behind one server. */
export interface ToolHost {
  /**
   * Opens the tools of one attempt. *Contract*: `emit` is called for what the agent records until
   * `close` of the mount; nothing else is written anywhere. Throws when no port can be had.
   */
  open(
    spec: Fence & SessionToolsParts,
    emit: (event: ConversationEvent) => void,
  ): Promise<ToolMount>;
  /** Ends the server and all mounts. */
  close(): Promise<void>;
}

/** A host whose server starts with its first mount. `bundleDir` is where bundles lie. */
export function createToolHost(options: { bundleDir?: string | undefined } = {}): ToolHost {
  const tokens = createTokens();
  const alive = new Map<string, SessionTools>();
  const answer = createAnswer(tokens, alive);
  let listener: Promise<Listener> | undefined;
  return {
    async open(spec, emit) {
      listener ??= listen(answer);
      const { port } = await listener.catch((error: unknown) => {
        listener = undefined;
        throw error;
      });
      const hand = createHand(spec.step, emit);
      const { token, nonce } = tokens.mint(spec);
      const tools = createSessionTools(spec, hand);
      alive.set(nonce, tools);
      const url = `http://127.0.0.1:${port}${TOOLS_PATH}`;
      return {
        http: {
          type: "http",
          name: TOOL_SERVER,
          url,
          headers: [{ name: "Authorization", value: `Bearer ${token}` }],
        },
        async stdio() {
          return {
            name: TOOL_SERVER,
            command: process.execPath,
            args: [await ensureBundle("tools", options.bundleDir)],
            env: [
              { name: "WHEELHOUSE_TOOLS_URL", value: url },
              { name: "WHEELHOUSE_TOOLS_TOKEN", value: token },
            ],
          };
        },
        taken: hand.handed,
        endTurn: () => hand.endTurn(),
        async close() {
          alive.delete(nonce);
          await tools.close();
        },
      };
    },
    async close() {
      const left = [...alive.values()];
      alive.clear();
      await Promise.all(left.map((tools) => tools.close()));
      await (await listener)?.close();
      listener = undefined;
    },
  };
}
