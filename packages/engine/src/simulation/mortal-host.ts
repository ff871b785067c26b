import type { Journal } from "@wheelhouse/journal";
import type { EnginePorts } from "../ports.ts";

/** A host that can be killed, as a process is: nothing that it had begun comes back to it, and it begins nothing more. */
export interface MortalHost {
  readonly ports: EnginePorts;
  kill(): void;
}

type Mortal = <A extends readonly unknown[], R>(
  act: (...args: A) => R | Promise<R>,
) => (...args: A) => Promise<R>;

/** What a host writes and reads; who follows a journal does not die with it. */
function mortalJournal(journal: Journal, mortal: Mortal): Journal {
  const own = new Map<string | symbol, unknown>([
    // Nothing waits for a timer: only what is chosen takes time.
    [
      "append",
      mortal<Parameters<Journal["append"]>, unknown>((appends, options) =>
        journal.append(appends, { ...options, flush: "now" }),
      ),
    ],
    ["read", mortal<Parameters<Journal["read"]>, unknown>((...query) => journal.read(...query))],
    ["head", mortal<Parameters<Journal["head"]>, unknown>((stream) => journal.head(stream))],
    ["rows", mortal<Parameters<Journal["rows"]>, unknown>((...query) => journal.rows(...query))],
    ["nextFence", mortal(() => journal.nextFence())],
  ]);
  return new Proxy(journal, {
    get(target, name) {
      const value: unknown = own.get(name) ?? Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Makes the host with these ports mortal. */
export function mortalHost(ports: EnginePorts): MortalHost {
  let isDead = false;
  const never = (): Promise<never> => new Promise(() => undefined);
  const mortal: Mortal =
    (act) =>
    async (...args) => {
      if (isDead) return never();
      try {
        const value = await act(...args);
        return isDead ? never() : value;
      } catch (error) {
        if (isDead) return never();
        throw error;
      }
    };
  const { journal, agents, clones, functions } = ports;
  return {
    kill: () => void (isDead = true),
    ports: {
      ...ports,
      journal: mortalJournal(journal, mortal),
      agents: {
        list: agents.list.bind(agents),
        reap: mortal(agents.reap.bind(agents)),
        async open(spec, emit, signal) {
          const session = await mortal(agents.open.bind(agents))(spec, emit, signal);
          if ("usable" in session) return session;
          return {
            ...session,
            prompt: mortal((text, meta) => session.prompt(text, meta)),
            close: mortal((reason) => session.close(reason)),
          };
        },
      },
      clones: clones && {
        at(run, stands) {
          const clone = clones.at(run, stands);
          return (
            clone && {
              begin: mortal(clone.begin.bind(clone)),
              commit: mortal(clone.commit.bind(clone)),
              committedBy: mortal(clone.committedBy.bind(clone)),
              patch: mortal(clone.patch.bind(clone)),
              changes: mortal(clone.changes.bind(clone)),
            }
          );
        },
      },
      functions: new Map(
        [...functions].map(([name, code]) => [
          name,
          { ...code, run: mortal((context) => code.run(context)) },
        ]),
      ),
    },
  };
}
