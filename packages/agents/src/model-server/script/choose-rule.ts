import { answersIn, asksOf, type Conversation, wholeText } from "../conversation.ts";
import type { Rule } from "./model-script.ts";

/**
 * The first rule that fits a conversation; undefined when none does. `followed` says how often each
 * rule has been followed already. Pure.
 */
export function chooseRule(
  rules: readonly Rule[],
  conversation: Conversation,
  followed: ReadonlyMap<Rule, number>,
): Rule | undefined {
  return rules.find(
    (rule) => (followed.get(rule) ?? 0) < (rule.times ?? Infinity) && fits(rule, conversation),
  );
}

function fits({ when }: Rule, conversation: Conversation): boolean {
  const ask = asksOf(conversation).at(-1) ?? { text: "", results: [] };
  const says = (pattern: string | undefined, text: () => string): boolean =>
    pattern === undefined || new RegExp(pattern).test(text());
  return (
    says(when.text, () => ask.text) &&
    says(when.anywhere, () => wholeText(conversation)) &&
    says(when.model, () => conversation.model) &&
    (when.call === undefined || answersIn(conversation) + 1 === when.call) &&
    (when.tools === undefined || conversation.tools.length > 0 === when.tools) &&
    resultFits(when.result, ask.results)
  );
}

function resultFits(
  wanted: boolean | number | string | undefined,
  results: readonly string[],
): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === "boolean") return results.length > 0 === wanted;
  if (typeof wanted === "number") return results.length === wanted;
  return new RegExp(wanted).test(results.at(-1) ?? "");
}
