import { z } from "zod";

/** What `--agent` names: letters, digits and dashes. */
const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "it is lower case letters, digits and dashes, at most 40");
/** The name of an environment variable, never its value. */
const variableSchema = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "it is the NAME of an environment variable, not its value");
/** A file below the user's home. */
const credentialSchema = z
  .string()
  .regex(/^[^/]/, "it is a path below your home, such as .my-agent/auth.json")
  .refine((path) => !path.split("/").includes(".."), "it may not leave your home");
const callsSchema = z.enum(["local", "provider"]);
const programSchema = z
  .string()
  .regex(/^\//, "it is the whole path of a program, from the root")
  .max(4096);

/** An agent of the user's own: any command that speaks the Agent Client Protocol on its standard streams. */
const agentSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).optional(),
  /** Program and arguments. A program without a slash is looked for where other agents are. */
  command: z.array(z.string().min(1)).min(1),
  /** Names of variables of the user's environment that it gets; it gets no others. */
  env: z.array(variableSchema).default([]),
  /** Its modes, set by us and read back; the one for read steps must keep it from writing. */
  modes: z.strictObject({ read: z.string().min(1), write: z.string().min(1) }).optional(),
  /** Files below the user's home that are copied to its private one. */
  credentials: z.array(credentialSchema).default([]),
  /** Where its model runs. Whoever may charge for it is never called unasked. */
  calls: callsSchema.default("provider"),
});
/** An agent of the user's own, defaults filled in. */
export type ConfiguredAgent = z.infer<typeof agentSchema>;

/** A model endpoint for our own agent `openai-compatible`. */
const endpointSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1).optional(),
  /** The base URL, below which `chat/completions` lies. */
  url: z.url({
    protocol: /^https?$/,
    hostname: /./,
    error: "it is a URL such as http://127.0.0.1:8080/v1",
  }),
  model: z.string().min(1),
  /** The environment variable that holds the key. */
  keyEnv: variableSchema.optional(),
  /** The window of the model, in tokens. */
  context: z.int().min(1024).optional(),
  /** Where the model runs; told from the URL when absent. */
  calls: callsSchema.optional(),
});
/** A model endpoint that the user has named. */
export type ConfiguredEndpoint = z.infer<typeof endpointSchema>;

/** What a user says about an agent that we know. */
const overrideSchema = z.strictObject({
  /** Its program, where it is not found by itself. */
  path: programSchema,
});

/** The user's own `agents.yaml` in the data directory. */
export const agentsConfigSchema = z
  .strictObject({
    agents: z.array(agentSchema).default([]),
    endpoints: z.array(endpointSchema).default([]),
    /** Agent's id → what is different with it here. */
    overrides: z.record(idSchema, overrideSchema).default({}),
  })
  .superRefine(({ agents, endpoints }, context) => {
    const seen = new Set<string>();
    for (const [list, entries] of Object.entries({ agents, endpoints })) {
      for (const [index, { id }] of entries.entries()) {
        if (seen.has(id))
          context.addIssue({
            code: "custom",
            path: [list, index, "id"],
            message: `${id} comes twice`,
          });
        seen.add(id);
      }
    }
  });
/** The user's own agents, endpoints and paths, defaults filled in. */
export type AgentsConfig = z.infer<typeof agentsConfigSchema>;
