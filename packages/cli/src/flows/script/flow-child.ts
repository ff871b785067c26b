/**
 * The process that a flow script lives in. It reads one request from its input, loads the script that the request
 * holds, answers on descriptor 3 and ends. It is started with Node's permission model: nothing of the disk but this
 * package can be read, nothing written, no process or worker started. Everything of the runtime that is no part of
 * the language is taken away before the script is loaded: below Node 25 nothing else keeps it from the network.
 */
import { writeSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { text } from "node:stream/consumers";
import { runInNewContext } from "node:vm";
import { z } from "zod";
import { type ScriptAnswer, scriptRequestSchema } from "./script-protocol.ts";

const SCRIPT = "flow:///script.ts";
/** What a script may import, and where it is for us: its own directory has no packages. */
const IMPORTS: Readonly<Record<string, string>> = {
  "@wheelhouse/core": import.meta.resolve("@wheelhouse/core"),
  zod: import.meta.resolve("zod"),
};
/** What a script keeps of the runtime; `console` is one that says nothing. */
const KEPT = ["URL", "URLSearchParams", "TextEncoder", "TextDecoder", "structuredClone"];
/** What it does not get of the language: memory that is no heap, and code that is no text. */
const TAKEN = new Set(["WebAssembly", "SharedArrayBuffer"]);

const exit = process.exit.bind(process);
const input = await text(process.stdin);
const request = scriptRequestSchema.parse(JSON.parse(input));

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === SCRIPT) return { url: SCRIPT, shortCircuit: true };
    if (context.parentURL !== SCRIPT) return next(specifier, context);
    const url = IMPORTS[specifier];
    if (url === undefined)
      throw new Error(
        `a flow file imports ${Object.keys(IMPORTS).join(" and ")}, and not ${JSON.stringify(specifier)}`,
      );
    return next(url, { ...context, parentURL: import.meta.url });
  },
  load(url, context, next) {
    if (url !== SCRIPT) return next(url, context);
    return { format: "module-typescript", source: request.source, shortCircuit: true };
  },
});
takeAway();

const flowSchema = z.object({
  kind: z.literal("wheelhouse.flow"),
  name: z.string(),
  title: z.string(),
  tab: z.string(),
  answers: z.string(),
  description: z.string().optional(),
  input: z.custom<z.ZodType>((value) => value instanceof z.ZodType, "it is no schema of zod"),
  plan: z.custom<(context: object) => unknown>(
    (value) => typeof value === "function",
    "it is no function",
  ),
});

/**
 * Leaves a script the language and what is kept. A list of what is taken would be one behind: the runtime's own
 * `console` has a socket in its hand, by whose constructor others can be opened. Whoever comes by `process` all the same, say
 * by a getter that all objects inherit and the runtime asks, finds its doors gone, and cannot add such a getter.
 */
function takeAway(): void {
  // What strips types needs members of the runtime when it is first asked.
  stripTypeScriptTypes("");
  for (const door of ["getBuiltinModule", "binding", "stdin", "stdout", "stderr", "kill", "_kill"])
    Reflect.deleteProperty(process, door);
  const language = z.array(z.string()).parse(runInNewContext("Object.getOwnPropertyNames(this)"));
  const kept = new Set([...language.filter((name) => !TAKEN.has(name)), ...KEPT]);
  for (const name of Object.getOwnPropertyNames(globalThis))
    if (!kept.has(name) && !name.startsWith("__zod_")) Reflect.deleteProperty(globalThis, name);
  const quiet = (): undefined => undefined;
  const words = ["log", "info", "warn", "error", "debug", "trace", "table", "dir"];
  Reflect.defineProperty(globalThis, "console", {
    value: Object.freeze(Object.fromEntries(words.map((word) => [word, quiet]))),
  });
  for (const shared of [Object.prototype, Function.prototype]) Object.preventExtensions(shared);
}

async function answer(): Promise<ScriptAnswer> {
  let found: unknown;
  try {
    ({ default: found } = await import(SCRIPT));
  } catch (error) {
    return failed("load", error);
  }
  const parsed = flowSchema.safeParse(found);
  if (!parsed.success) {
    const what = found === undefined ? "it has no default export" : z.prettifyError(parsed.error);
    return {
      ok: false,
      stage: "load",
      message: `${what}; write: export default defineFlow({ … })`,
    };
  }
  const { kind: _, input: schema, plan, ...head } = parsed.data;
  if (request.contexts === undefined) {
    try {
      return {
        ok: true,
        head: { ...head, inputs: z.toJSONSchema(schema, { io: "input" }) },
        plans: [],
      };
    } catch (error) {
      return failed("input", error);
    }
  }
  const plans: unknown[] = [];
  for (const { sample, ...context } of request.contexts) {
    const checked = schema.safeParse(context.input);
    // A sample is made from nothing but defaults, which need not be an input that makes sense.
    if (!checked.success && !sample)
      return { ok: false, stage: "input", message: z.prettifyError(checked.error) };
    try {
      plans.push(await plan({ ...context, input: checked.success ? checked.data : context.input }));
    } catch (error) {
      return failed("plan", error);
    }
  }
  return { ok: true, plans };
}

function failed(stage: "load" | "input" | "plan", error: unknown): ScriptAnswer {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? String(error.stack) : "";
  const [, line, column] = /flow:\/\/\/script\.ts:(\d+)(?::(\d+))?/.exec(stack) ?? [];
  return {
    ok: false,
    stage,
    message,
    ...(line !== undefined && { line: Number(line), column: Number(column ?? 1) }),
  };
}

const said = new TextEncoder().encode(JSON.stringify(await answer()));
for (let at = 0; at < said.length;) at += writeSync(3, said, at);
exit(0);
