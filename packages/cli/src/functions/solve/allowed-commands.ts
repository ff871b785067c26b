import { canonical, type Json } from "@wheelhouse/core";
import { compiledSchema, type NamedCommand, solveInputSchema } from "@wheelhouse/flows";

/**
 * The commands that may be run over the clone of a run: the checks of the person's own settings, and those of the plan that
 * a person has approved, each named by its step. Nothing that an agent says beside that is ever run by us.
 */
export function allowedCommands(
  runInput: unknown,
  outputs: Readonly<Record<string, unknown>>,
): readonly NamedCommand[] {
  const input = solveInputSchema.safeParse(runInput).data;
  if (!input) return [];
  const isApproved = outputs["approve"] !== undefined;
  const planned = isApproved ? compiledSchema.safeParse(outputs["compile"]).data : undefined;
  const named = planned?.commands.map(({ step, command }) => ({ name: step, command })) ?? [];
  return [...input.work.checks, ...named];
}

/** Whether a command is one of those that are allowed, argument by argument. */
export function isAllowed(
  command: readonly string[],
  allowed: readonly Pick<NamedCommand, "command">[],
): boolean {
  const text = canonical([...command] satisfies Json);
  return allowed.some((each) => canonical([...each.command] satisfies Json) === text);
}
