/** What a person does with an agent, and what its model says. */
export interface Scenario {
  readonly name: string;
  /** Prompts, each in a process of its own that goes on in the session of the one before. */
  readonly turns: readonly Turn[];
  /** A model script's rules; the first that fits is followed. `NOTES` is the path of a file, `HELPER_TOOL` the tool that begins a helper. */
  readonly rules: readonly Rule[];
  /** Agents with which it would take minutes. */
  readonly except?: readonly string[];
}

/** A rule of a model script, as far as it matters here. */
export interface Rule {
  /** What the reply has used, in tokens; an answer that says nothing of it is a failure. */
  readonly usage?: {
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly cachedTokens: number;
    readonly thoughtTokens: number;
  };
  readonly [key: string]: unknown;
}

/** One prompt and how its process ends. */
export interface Turn {
  readonly prompt: string;
  /** Goes on in a new session that begins as a copy, where an agent can do that. */
  readonly fork?: boolean;
  /** The signal that it gets once its command has made the file `started`. */
  readonly signal?: "SIGKILL" | "SIGINT";
}

const used = (inputTokens: number, outputTokens: number, cachedTokens = 0, thoughtTokens = 0) => ({
  inputTokens,
  outputTokens,
  cachedTokens,
  thoughtTokens,
});
const NO_USE = used(0, 0);
/** Agents ask for a title or the like beside the conversation: that offers no tools. */
const ASIDE = { when: { tools: false }, say: [{ text: "An aside" }], usage: NO_USE };
const shell = (command: string) => ({ call: { role: "shell", with: { command } } });
const said = (text: string) => ({ text });

const SLEEPS = {
  rules: [
    ASIDE,
    { say: [said("I will wait."), shell("touch started && sleep 60")], usage: used(500, 20) },
  ],
};

/** What every agent is recorded with. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: "plain",
    turns: [{ prompt: "Say hello to acme/shop#12, and nothing else." }],
    rules: [
      ASIDE,
      {
        say: [{ thought: "A greeting is wanted." }, said("Hello, acme/shop#12.")],
        usage: used(1_200, 34, 1_000, 9),
      },
    ],
  },
  {
    name: "tools",
    turns: [{ prompt: "Read notes.md and run the check." }],
    rules: [
      ASIDE,
      {
        when: { result: false },
        say: [said("I read the notes."), { call: { role: "read", with: { path: "NOTES" } } }],
        usage: used(2_000, 50, 500),
      },
      {
        when: { result: 1 },
        say: [shell("echo checked && exit 3")],
        usage: used(2_100, 40, 2_000),
      },
      {
        say: [said("The check fails: https://git.example.org/acme/shop/issues/7")],
        usage: used(2_200, 30, 2_100),
      },
    ],
  },
  {
    name: "resumed",
    turns: [{ prompt: "First question." }, { prompt: "Second question." }],
    rules: [
      ASIDE,
      { when: { text: "Second" }, say: [said("Second answer.")], usage: used(700, 8, 600) },
      { say: [said("First answer.")], usage: used(600, 7) },
    ],
  },
  {
    name: "forked",
    turns: [{ prompt: "First question." }, { prompt: "Second question.", fork: true }],
    rules: [
      ASIDE,
      { when: { text: "Second" }, say: [said("Second answer.")], usage: used(700, 8, 600) },
      { say: [said("First answer.")], usage: used(600, 7) },
    ],
  },
  {
    name: "killed",
    turns: [{ prompt: "Wait for a minute.", signal: "SIGKILL" }],
    ...SLEEPS,
  },
  {
    name: "interrupted",
    turns: [{ prompt: "Wait for a minute.", signal: "SIGINT" }, { prompt: "Go on." }],
    rules: [
      ASIDE,
      { when: { text: "Go on" }, say: [said("Done.")], usage: used(650, 3) },
      ...SLEEPS.rules,
    ],
  },
  {
    name: "refused",
    turns: [{ prompt: "Try it." }],
    rules: [{ fault: { refuse: { status: 401 } } }],
  },
  {
    name: "overloaded",
    except: ["qwen"],
    turns: [{ prompt: "Try it." }],
    rules: [{ fault: { refuse: { status: 503 } } }],
  },
  {
    name: "helped",
    turns: [{ prompt: "Let a helper count the files." }],
    rules: [
      ASIDE,
      {
        when: { text: "HELPER", result: false },
        say: [said("I count."), shell("ls")],
        usage: used(300, 11),
      },
      { when: { text: "HELPER" }, say: [said("There are two files.")], usage: used(320, 12, 300) },
      {
        when: { result: false },
        times: 1,
        say: [
          {
            call: {
              role: "any:HELPER_TOOL",
              with: {
                description: "Count the files",
                prompt: "HELPER: count the files.",
                message: "HELPER: count the files.",
                subagent_type: "general-purpose",
              },
            },
          },
        ],
        usage: used(1_000, 60),
      },
      { say: [{ wait: 1_000 }, said("Two, says the helper.")], usage: used(1_100, 6, 1_000) },
    ],
  },
];
