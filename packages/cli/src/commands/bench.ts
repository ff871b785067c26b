import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";

const BENCH = fileURLToPath(new URL("../../../../bench/run.ts", import.meta.url));

/** `wheelhouse bench` */
export async function run({ json }: Context): Promise<Result> {
  if (!existsSync(BENCH)) {
    throw new WheelhouseError(
      "usage",
      "The measurements are part of the repository, and this is not one.",
      {
        hint: "Clone the repository and run it there: npm ci && npm run bench",
      },
    );
  }
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  spawn(process.execPath, [BENCH, ...(json ? ["--json"] : [])], { stdio: "inherit" })
    .on("error", reject)
    .on("exit", (code) => resolve(code ?? 1));
  const exit = await promise;
  // It has said everything itself, on the same output.
  return { lines: nothing(), exit };
}

async function* nothing(): AsyncGenerator<{ data: unknown; view: () => string }> {}
