import { z } from "zod";

/** A reference as RFC 3986 has it: no spaces, no controls, no quotes, every percent sign with two digits. */
const uri = z.string().regex(/^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/);
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(["none", "note", "warning", "error"]);
const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const bag = z.record(z.string(), z.unknown());

const location = z.strictObject({
  id: z.int().min(-1).optional(),
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri, uriBaseId: z.string().optional() }),
    region: z
      .strictObject({
        startLine: z.int().min(1),
        endLine: z.int().min(1),
        snippet: message.optional(),
      })
      .refine(({ startLine, endLine }) => endLine >= startLine)
      .optional(),
  }),
});

const result = z
  .strictObject({
    ruleId: z.string().min(1),
    ruleIndex: z.int().min(0),
    kind: z.enum(["notApplicable", "pass", "fail", "review", "open", "informational"]),
    level,
    message,
    locations: z.array(location),
    relatedLocations: z.array(location).optional(),
    partialFingerprints: z.record(z.string().min(1), z.string().min(1)),
    suppressions: z.array(
      z.strictObject({
        kind: z.enum(["inSource", "external"]),
        status: z.enum(["accepted", "underReview", "rejected"]),
        justification: z.string(),
      }),
    ),
    baselineState: z.enum(["new", "unchanged", "updated", "absent"]).optional(),
    rank: z.number().min(-1).max(100),
    properties: bag,
  })
  .refine(({ kind, level: own }) => kind === "fail" || own === "none", "3.27.10: level with kind");

const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: message,
  defaultConfiguration: z.strictObject({ level }),
  properties: z.looseObject({ tags: unique(z.string()) }),
});

const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.string().min(1),
        semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
        rules: unique(rule),
      }),
    }),
    automationDetails: z.strictObject({ id: z.string().min(1) }),
    columnKind: z.enum(["utf16CodeUnits", "unicodeCodePoints"]),
    originalUriBaseIds: z
      .record(z.string(), z.strictObject({ uri: uri.refine((text) => text.endsWith("/")) }))
      .optional(),
    invocations: z.array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        startTimeUtc: time,
        endTimeUtc: time,
        toolExecutionNotifications: z.array(
          z.strictObject({ level, message, descriptor: z.strictObject({ id: z.string().min(1) }) }),
        ),
      }),
    ),
    results: z.array(result),
    properties: bag,
  })
  .refine(
    ({ tool, results }) =>
      new Set(tool.driver.rules.map(({ id }) => id)).size === tool.driver.rules.length &&
      results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId),
    "3.27.6: an index that is not its rule's",
  )
  .refine(
    ({ originalUriBaseIds = {}, results }) =>
      results
        .flatMap(({ locations, relatedLocations = [] }) => [...locations, ...relatedLocations])
        .map(({ physicalLocation }) => physicalLocation.artifactLocation.uriBaseId)
        .every((base) => base === undefined || base in originalUriBaseIds),
    "a base that is not there",
  )
  .refine(({ results }) => {
    const said = results.filter(({ baselineState }) => baselineState !== undefined).length;
    return said === 0 || said === results.length;
  }, "3.27.24: a state for all results or for none");

/**
 * SARIF 2.1.0 as far as our logs go: names, types, bounds and the rules between members. Strict, so that a member that
 * the format does not have, or that we do not make on purpose, is an error.
 */
export const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal("2.1.0"),
  runs: z.array(run).min(1),
});

function unique<T extends z.ZodType>(each: T) {
  return z
    .array(each)
    .refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length, "twice");
}
