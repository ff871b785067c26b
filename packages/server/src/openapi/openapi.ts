import {
  agentObjectSchema,
  API,
  ERRORS,
  flowItemSchema,
  issueItemSchema,
  jsonSchema,
  problemSchema,
  projectObjectSchema,
  requestObjectSchema,
  type Route,
  runListItemSchema,
  stepObjectSchema,
} from "@wheelhouse/core";
import { z } from "zod";

/** Codes that any address may answer with. */
const COMMON = ["usage", "access.denied", "access.foreign", "internal"] as const;

/** What names a schema as a document of its own. */
const OWN: ReadonlySet<string> = new Set(["$id", "$schema"]);

/** The OpenAPI 3.1 document of the API, made from the table that the server serves. */
export function openapi(version: string): object {
  const schemas = schemasByName();
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(API)) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, {
      [route.method.toLowerCase()]: operation(name, route),
    });
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Wheelhouse",
      version,
      description: "Streams and rules that a schema cannot say are in docs/http-api.md.",
    },
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        cookie: { type: "apiKey", in: "cookie", name: "wheelhouse_{port}" },
      },
    },
  };
}

function operation(name: string, route: Route): object {
  const { method, path, summary, status, idempotent, errors, media } = route;
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
  const query = z.toJSONSchema(route.query, { io: "input" });
  return {
    operationId: name,
    summary,
    parameters: [
      ...parts.map((part) => ({
        name: part,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...Object.entries(query.properties ?? {}).map(([parameter, schema]) => ({
        name: parameter,
        in: "query",
        required: query.required?.includes(parameter) ?? false,
        schema,
      })),
      ...(idempotent
        ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string" } }]
        : []),
    ],
    ...(method === "POST" && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: ref(name, "Body") } },
      },
    }),
    responses: {
      [status]: {
        description: "Done, or taken to be done",
        content: Object.fromEntries(
          (media ?? ["application/json"]).map((type) => [type, { schema: ref(name, "Reply") }]),
        ),
      },
      ...Object.fromEntries(
        Object.entries(Object.groupBy([...COMMON, ...errors], (code) => ERRORS[code].status)).map(
          ([code, names]) => [
            code,
            {
              description: names?.join(", ") ?? "",
              content: {
                "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
              },
            },
          ],
        ),
      ),
    },
  };
}

function ref(name: string, what: "Body" | "Reply"): object {
  return { $ref: `#/components/schemas/${named(name, what)}` };
}

function named(name: string, what: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${what}`;
}

function schemasByName(): Record<string, object> {
  const replies = z.registry<{ id: string }>();
  const bodies = z.registry<{ id: string }>();
  replies
    .add(jsonSchema, { id: "Json" })
    .add(problemSchema, { id: "Problem" })
    .add(runListItemSchema, { id: "RunListItem" })
    .add(stepObjectSchema, { id: "Step" })
    .add(requestObjectSchema, { id: "Request" })
    .add(issueItemSchema, { id: "IssueItem" })
    .add(projectObjectSchema, { id: "Project" })
    .add(flowItemSchema, { id: "Flow" })
    .add(agentObjectSchema, { id: "Agent" });
  bodies.add(jsonSchema, { id: "Json" });
  const seen = new Map<z.ZodType, string>();
  for (const [name, route] of Object.entries(API)) {
    // A schema that two addresses share is wrapped, so that each keeps its own name.
    const wrap = (schema: z.ZodType): z.ZodType => (seen.has(schema) ? schema.clone() : schema);
    const reply = wrap(route.reply);
    replies.add(reply, { id: named(name, "Reply") });
    seen.set(route.reply, name);
    if (route.method === "GET") continue;
    const body = wrap(route.body);
    bodies.add(body, { id: named(name, "Body") });
    seen.set(route.body, name);
  }
  const uri = (id: string): string => `#/components/schemas/${id}`;
  const both = {
    ...z.toJSONSchema(bodies, { io: "input", uri }).schemas,
    ...z.toJSONSchema(replies, { io: "output", uri }).schemas,
  };
  // What names a document of its own has no place inside another one.
  return Object.fromEntries(
    Object.entries(both).map(([id, schema]) => [
      id,
      Object.fromEntries(Object.entries(schema).filter(([key]) => !OWN.has(key))),
    ]),
  );
}
