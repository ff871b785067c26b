import type { ModelScriptInput } from "../../model-server/script/model-script.ts";
import type { Attack, Place } from "./attack.ts";

/** The prompt that makes the model attack. Pure. */
export const attackPrompt = ({ id }: Attack): string => `Make the attack named ${id}; then stop.`;

/** One client asks a small model which model to ask, and asks on until it is told in this form. */
const ROUTER = {
  when: { tools: false, model: "flash-lite" },
  say: [
    {
      text: JSON.stringify({
        reasoning: "It is simple.",
        model_choice: "flash",
        complexity_reasoning: "It is simple.",
        complexity_score: 10,
      }),
    },
  ],
};

/** A model that makes each attack when it is told to, call by call, and then says so. Pure. */
export function attackScript(attacks: readonly Attack[], place: Place): ModelScriptInput {
  const rules = attacks.flatMap((attack) => {
    const text = `the attack named ${attack.id};`;
    return [
      ...attack.calls(place).map((say, result) => ({ when: { text, result }, say: [say] })),
      { when: { text }, say: [{ text: [`The attack ${attack.id} `, "has been made."] }] },
    ];
  });
  return { version: 1, rules: [ROUTER, ...rules, { say: [{ text: "Nothing to do." }] }] };
}
