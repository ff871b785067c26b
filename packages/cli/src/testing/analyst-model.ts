import {
  type ModelServer,
  type ModelServerOptions,
  startModelServer,
} from "@wheelhouse/agents/model-server";

type Rule = Exclude<ModelServerOptions["script"], string>["rules"][number];

/** What each answer of the model is said to have used, so that a receipt can be held against the number of answers. */
export const TOKENS = { inputTokens: 1000, outputTokens: 50 } as const;

/** A place in the work on a brief: what its block says, and how many results of tools have come. */
export interface Place {
  readonly role: "find" | "write" | "synthesise" | "validate";
  readonly persona: string;
  readonly results: number;
}

const at = ({ role, persona, results }: Place): Rule["when"] => ({
  text: `"role": "${role}", "persona": "${persona}"`,
  result: results,
});

/** A scripted model for whole flows, and how one sees that it has been asked what it never answers. */
interface AnalystModel extends ModelServer {
  /** Whether it was asked at this place. */
  wasAskedAt(place: Place): boolean;
  /** How often it was told that what it had handed in could not be read. */
  timesReasked(): number;
}

/**
 * Starts a model that does its part in every flow. It never answers the first call at each of the places to hang at, so
 * that its agent is certainly under way; and at one place it hands in what is no JSON.
 */
export async function startAnalystModel(places: {
  readonly hangs: readonly Place[];
  readonly malformed: Place;
}): Promise<AnalystModel> {
  const rules: Rule[] = [
    ...places.hangs.map((place) => ({
      when: at(place),
      times: 1,
      fault: { never: true } as const,
    })),
    {
      when: at(places.malformed),
      say: [
        { text: "This is what I found:\n\n```json\n{ findings: [see above], clean: none }\n```\n" },
      ],
    },
    { as: "analyst" as const },
  ];
  const server = await startModelServer({
    script: {
      version: 1,
      models: ["analyst"],
      rules: rules.map((rule) => ({ ...rule, usage: TOKENS })),
    },
  });
  return {
    ...server,
    timesReasked: () =>
      server.requests.filter(({ messages }) => {
        const last = messages.at(-1);
        return last?.kind === "user" && last.text.includes("Your output could not be read");
      }).length,
    wasAskedAt: (place) => {
      const block = at(place)?.text ?? "";
      return server.requests.some(
        ({ messages }) =>
          messages.some((message) => message.kind === "user" && message.text.includes(block)) &&
          messages.filter(({ kind }) => kind === "result").length === place.results,
      );
    },
  };
}
