import {
  ACTION_KINDS,
  type SettingsChange,
  type SettingsObject,
  WheelhouseError,
} from "@wheelhouse/core";

/** How the settings of conversations are named on the command line. */
export const ORCHESTRATOR_KEYS: readonly string[] = [
  "orchestrator.agent",
  "orchestrator.model",
  "orchestrator.autonomous",
];

type Change = NonNullable<SettingsChange["orchestrator"]>;

/** The change that keys and values mean together; an empty value takes the word back. Throws `usage`. */
export function orchestratorChanges(
  pairs: readonly (readonly [key: string, value: string])[],
): Change {
  return Object.assign({}, ...pairs.map(([key, value]) => changeOf(key, value)));
}

function changeOf(key: string, value: string): Change {
  const said = value === "" ? null : value;
  if (key === "orchestrator.agent") return { agent: said };
  if (key === "orchestrator.model") return { model: said };
  if (said === null) return { autonomous: null };
  const kinds = said.split(/[\s,]+/).map((word) => {
    const kind = ACTION_KINDS.find((each) => each === word);
    if (kind !== undefined) return kind;
    throw new WheelhouseError("usage", `${JSON.stringify(word)} is no kind of action.`, {
      hint: `There is ${ACTION_KINDS.join(", ")}. Write several with commas.`,
    });
  });
  return { autonomous: [...new Set(kinds)] };
}

/** The settings of conversations as lines of a table. */
export function orchestratorLines({ agent, model, autonomous }: SettingsObject["orchestrator"]) {
  return [
    {
      key: "orchestrator.agent",
      value: agent ?? "–",
      detail:
        "Who answers in threads; without a word whoever does the runs, unless it has no model.",
    },
    { key: "orchestrator.model", value: model ?? "–", detail: "The model that it works with." },
    {
      key: "orchestrator.autonomous",
      value: autonomous.join(", ") || "–",
      detail: "What it does without being asked; of everything else it makes proposals.",
    },
  ];
}
