import { type ClientConnection, methods } from "@agentclientprotocol/sdk";
import { z } from "zod";

const offerSchema = z.object({
  modes: z
    .object({
      currentModeId: z.string(),
      availableModes: z.array(z.object({ id: z.string() })),
    })
    .nullish(),
  configOptions: z
    .array(
      z.looseObject({
        id: z.string(),
        category: z.string().nullish(),
        currentValue: z.unknown(),
        options: z.unknown(),
      }),
    )
    .nullish(),
});
const optionsSchema = z.object({ configOptions: offerSchema.shape.configOptions });

/** Why an agent is not in the mode that it was asked for: a sentence that lacks its subject, the agent. */
export class ModeRefused extends Error {}

/**
 * Puts a session into a mode of the agent's own, and reads it back where the agent can say it: an
 * option that it gives back with its new value, else the mode that it announces. `offer` is its answer
 * to the request that opened the session, `announced` the mode of the last update that it sent.
 * Throws {@link ModeRefused} when it is not in that mode, and where nothing else holds it (`alone`) also
 * when it does not say which mode it is in.
 */
export async function setMode(
  { agent }: ClientConnection,
  session: string,
  offer: unknown,
  wanted: string,
  announced: () => string | undefined,
  alone: boolean,
): Promise<void> {
  const { modes, configOptions } = offerSchema.parse(offer);
  const option = configOptions?.find(({ id, category }) => category === "mode" || id === "mode");
  const known = modes?.availableModes.map(({ id }) => id) ?? namesIn(option?.options);
  if (!known.includes(wanted))
    throw new ModeRefused(
      `has no mode ${JSON.stringify(wanted)}; it offers ${known.join(", ") || "none"}`,
    );
  let now: unknown;
  if (option) {
    const answer: unknown = await agent.request(methods.agent.session.setConfigOption, {
      sessionId: session,
      configId: option.id,
      value: wanted,
    });
    const after = optionsSchema.safeParse(answer).data?.configOptions;
    now = after?.find(({ id }) => id === option.id)?.currentValue ?? announced();
  } else {
    await agent.request(methods.agent.session.setMode, { sessionId: session, modeId: wanted });
    now = announced();
  }
  if (now === undefined && alone)
    throw new ModeRefused(`was put into the mode ${wanted} and does not say that it is in it`);
  if (now !== undefined && now !== wanted)
    throw new ModeRefused(
      `was put into the mode ${wanted} and says that it is in ${JSON.stringify(now)}`,
    );
}

const choiceSchema = z.looseObject({ value: z.string() });
const groupSchema = z.looseObject({ options: z.array(choiceSchema) });

function namesIn(options: unknown): string[] {
  const parsed = z.array(z.union([choiceSchema, groupSchema])).safeParse(options);
  return (parsed.data ?? []).flatMap((choice) =>
    "value" in choice && typeof choice.value === "string"
      ? [choice.value]
      : groupSchema.parse(choice).options.map(({ value }) => value),
  );
}
