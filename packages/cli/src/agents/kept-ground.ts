import type { Context } from "../command/context.ts";
import { agentGround } from "./agent-of-run.ts";
import type { AgentGround } from "./choose-agent.ts";

/** How long what is known of agents holds, in milliseconds: looking costs processes. */
const HOLDS_MS = 30_000;
/** How long somebody who cannot wait waits for a fresh look, in milliseconds. */
const SOON_MS = 100;

/** What there is to choose agents from, looked at again only now and then. */
export interface KeptGround {
  /** As it was a moment ago at most; `again` looks now. */
  fresh(again?: boolean): Promise<AgentGround>;
  /** At once when anything is known, however old; it is then looked at again meanwhile. */
  soon(): Promise<AgentGround>;
}

/** Keeps what is known of the agents of this machine. */
export function keepGround({ home, io }: Pick<Context, "home" | "io">): KeptGround {
  let looking: Promise<AgentGround> | undefined;
  let last: AgentGround | undefined;
  let until = 0;
  const fresh = (again = false): Promise<AgentGround> => {
    if (looking !== undefined && !again && performance.now() <= until) return looking;
    until = performance.now() + HOLDS_MS;
    const look = agentGround(home, io.env);
    looking = look;
    look.then(
      (ground) => (last = ground),
      () => {
        if (looking === look) looking = undefined;
      },
    );
    return look;
  };
  return {
    fresh,
    async soon() {
      const look = fresh();
      if (last === undefined) return look;
      const { promise, resolve } = Promise.withResolvers<AgentGround>();
      const timer = setTimeout(resolve, SOON_MS, last);
      return Promise.race([look, promise]).finally(() => clearTimeout(timer));
    },
  };
}
