import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { serveStdio } from "../mcp/serve-stdio.ts";

/** `wheelhouse mcp` */
export async function run(context: Context): Promise<Result> {
  await serveStdio(context);
  // Standard output is the client's: nothing is printed, also not as JSON.
  return { lines: none() };
}

async function* none(): AsyncGenerator<never> {}
