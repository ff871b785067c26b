import { resolve } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { clean } from "../../output/clean.ts";
import { bookedNamed } from "../flow-named.ts";
import { type BookedFlow, type FlowPlaces, readFlowBook } from "../flow-book.ts";
import { readNamedFile } from "../file/read-named-file.ts";
import { problemText } from "../flow-problem.ts";

/** Exit code when a file is not right: that of `flow.invalid`. */
const NOT_RIGHT = 2;

/** What came of checking one file. */
interface Checked {
  readonly id: string;
  readonly path: string;
  readonly status: "ready" | "broken" | "unchecked";
  readonly problems: readonly object[];
  readonly lines: readonly string[];
}

/** `wheelhouse flows check [FILE…]`: names or files; all flow files of the user and the project when none is given. */
export async function checkFlows(
  { io, paint }: Context,
  places: FlowPlaces,
  named: readonly string[],
): Promise<Result> {
  const flows =
    named.length === 0
      ? await readFlowBook(places)
      : await Promise.all(
          named.map((each) =>
            /[/.]/.test(each)
              ? readNamedFile(resolve(io.cwd, each), each, places)
              : bookedNamed(each, places),
          ),
        );
  const checked = flows.map(checkedOf);
  if (named.length === 0 && checked.length === 0)
    throw new WheelhouseError("flow.unknown", "There are no flow files here.", {
      hint: "Start one: wheelhouse flows new my-review --from code-review",
    });
  const broken = checked.filter(({ status }) => status === "broken");
  return {
    data: checked.map(({ id, path, status, problems }) => ({ id, path, status, problems })),
    exit: broken.length > 0 ? NOT_RIGHT : 0,
    view: () =>
      checked
        .flatMap(({ id, path, status, lines }) => [
          status === "broken"
            ? `${paint.red("✗")} ${id} · ${clean(path)}`
            : `${paint.green("✓")} ${id} · ${clean(path)}`,
          ...lines.map((line) => `  ${clean(line)}`),
        ])
        .join("\n"),
  };
}

function checkedOf({ name, path, read }: BookedFlow): Checked {
  if (read === undefined) {
    const lines = [
      `It is a script that is not trusted, and was not loaded: wheelhouse flows trust ${name}`,
    ];
    return { id: name, path, status: "unchecked", problems: [], lines };
  }
  if (read.ok) return { id: name, path, status: "ready", problems: [], lines: [] };
  const lines = read.problems.map(problemText);
  return { id: name, path, status: "broken", problems: read.problems, lines };
}
