import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { write } from "./write.ts";

/** Prints what a command answered, as text or as JSON, and gives the exit code. */
export async function printResult(result: Result, { io, json }: Context): Promise<number> {
  if ("lines" in result) {
    for await (const { data, view } of result.lines) {
      if (io.stdout.destroyed) break;
      await write(io.stdout, `${json ? JSON.stringify(data) : view()}\n`);
    }
    return result.exit ?? 0;
  }
  const text = json ? JSON.stringify(result.data, null, io.stdout.isTTY ? 2 : 0) : result.view();
  await write(io.stdout, text === "" || text.endsWith("\n") ? text : `${text}\n`);
  await result.afterwards?.();
  return result.exit ?? 0;
}
