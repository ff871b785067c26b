import type { TurnEnd } from "../../agent.ts";
import type { ModelScriptInput } from "../../model-server/script/model-script.ts";
import { type Check, must } from "./check.ts";

type Fault = NonNullable<ModelScriptInput["rules"][number]["fault"]>;

/** Says of a turn's end what it is called; its class when it failed. */
function named(end: TurnEnd): string {
  return end.end === "failed" ? end.class : end.end;
}

function faultCheck(id: string, title: string, fault: Fault, fits: readonly string[]): Check {
  return {
    id,
    title,
    script: () => ({
      version: 1,
      rules: [{ say: [{ text: ["Here ", "it ", "is."] }], fault }],
    }),
    async run({ open }) {
      const { session } = await open({ silenceMs: 20_000, timeoutMs: 60_000 });
      const end = await session.prompt("Say something.");
      const error = "error" in end ? end.error.split("\n")[0] : "";
      must(
        fits.includes(named(end)),
        `The turn ended as ${named(end)}, not as ${fits.join(" or ")}. ${error}`.trim(),
      );
      return named(end);
    },
  };
}

/** Classes of what is the endpoint's or the agent's fault, and is tried again. */
const BROKEN = ["endpoint", "agent", "unavailable", "timeout", "silence"] as const;

/** What goes wrong at the model's end, and as what it comes out at ours. */
export const ERROR_CHECKS: readonly Check[] = [
  faultCheck("error-401", "a rejected key is a matter of signing in", { refuse: { status: 401 } }, [
    "auth",
  ]),
  faultCheck("error-429", "a limit is a limit", { refuse: { status: 429, retryAfter: 120 } }, [
    "rate-limited",
  ]),
  faultCheck(
    "error-500",
    "a server's error is the endpoint's",
    { refuse: { status: 500 } },
    BROKEN,
  ),
  faultCheck("error-cut", "a reply cut in the middle fails the turn", { cutAfter: 1 }, BROKEN),
  faultCheck(
    "error-garbage",
    "garbage fails the turn",
    { garbage: "<html>no model here</html>" },
    BROKEN,
  ),
];
