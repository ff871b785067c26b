import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { messageOf, WheelhouseError } from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { refuseObserved } from "../observe/refuse-observed.ts";
import { findRun } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";

/** `wheelhouse export RUN [--out FILE]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, paint } = context;
  const named = args.positionals[0] ?? "";
  await refuseObserved(context, named, "has no journal that could be exported");
  const reader = await openReading(home);
  const id = await findRun(reader, named);
  const lines = reader?.export(await streamsOf(reader, id)) ?? [];
  const out = args.text("out");
  if (out === undefined) return { lines: texts(lines) };
  let count = 0;
  try {
    const file = createWriteStream(out, { flags: "wx", mode: 0o600 });
    await once(file, "open");
    for await (const line of lines) {
      count++;
      if (!file.write(`${line}\n`)) await once(file, "drain");
    }
    file.end();
    await once(file, "finish");
  } catch (error) {
    throw new WheelhouseError("usage", `${out} cannot be written: ${messageOf(error)}.`, {
      hint: "Name a file that does not exist yet, in a directory that you can write.",
      cause: error,
    });
  }
  return {
    data: { id, status: "exported", file: out, lines: count },
    view: () =>
      `${paint.green("✓")} Run ${id} is in ${out}. Take it in elsewhere: wheelhouse import ${out}`,
  };
}

/** The streams of a run and of all that is inside it: a sub-run that is left behind could not be looked at elsewhere. */
async function streamsOf(reader: JournalReader, run: string): Promise<string[]> {
  const inside = await reader.rows("runs", { where: { parent_run: run } });
  const streams = await Promise.all(inside.map(({ id }) => streamsOf(reader, String(id))));
  return [`run/${run}`, ...streams.flat()];
}

async function* texts(lines: AsyncIterable<string> | Iterable<string>) {
  for await (const line of lines) {
    const data: unknown = JSON.parse(line);
    yield { data, view: () => line };
  }
}
