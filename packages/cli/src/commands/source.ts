import {
  nearest,
  SOURCE_KINDS,
  type SourceKind,
  type SourceObject,
  WheelhouseError,
} from "@wheelhouse/core";
import { resolve } from "node:path";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { previewText } from "../observe/preview-text.ts";
import { sourcesTable } from "../observe/sources-table.ts";
import { withSources } from "../observe/with-sources.ts";
import { clean } from "../output/clean.ts";

const VERBS = ["add", "ls", "rm", "preview"] as const;
type Verb = (typeof VERBS)[number];

/** `wheelhouse source [ls]`, `source add DIR [--kind K] [--name N]`, `source rm ID`, `source preview DIR [--kind K]` */
export async function run(context: Context): Promise<Result> {
  const { args, paint, columns, io } = context;
  const [word = "ls", what] = args.positionals;
  const verb = verbOf(word);
  const kind = kindOf(args.text("kind"));
  const name = args.text("name");
  if (verb === "ls") {
    const sources = await withSources(context, (calls) => calls.sources());
    return {
      data: sources,
      view: () => sourcesTable(sources, { paint, columns, now: Date.now() }),
    };
  }
  if (what === undefined || what === "")
    throw new WheelhouseError("usage", `source ${verb} needs ${NEEDS[verb]}.`, {
      hint:
        verb === "rm"
          ? "They are listed by: wheelhouse source ls"
          : `wheelhouse source ${verb} ~/runs`,
    });
  if (verb === "rm") {
    const removed = await withSources(context, async (calls) => {
      const id = idOf(await calls.sources(), what, resolve(io.cwd, what));
      await calls.removeSource(id);
      return id;
    });
    return {
      data: { id: removed, status: "removed" },
      view: () =>
        `${paint.green("✓")} ${clean(what)} is watched no more. Nothing in it was touched.`,
    };
  }
  const path = resolve(io.cwd, what);
  if (verb === "preview") {
    const preview = await withSources(context, (calls) => calls.preview(path, kind));
    return { data: preview, view: () => previewText(preview, { paint, columns }) };
  }
  const source = await withSources(context, (calls) =>
    calls.addSource({ path, ...(kind && { kind }), ...(name !== undefined && { name }) }),
  );
  return {
    data: source,
    view: () =>
      [
        `${paint.green("✓")} ${clean(source.path ?? path)} is watched as ${source.kind}.`,
        paint.dim(
          source.kind === "repositories"
            ? "What they want: wheelhouse signals"
            : `Its runs: wheelhouse ls --source ${source.id}`,
        ),
      ].join("\n"),
  };
}

/** The source that a person means: by its id, its name, or its directory. What is none is left for the sources to refuse. */
function idOf(sources: readonly SourceObject[], what: string, path: string): string {
  const fits = sources.filter(
    (source) => source.id === what || source.name === what || source.path === path,
  );
  const [one, ...others] = fits;
  if (one && others.length === 0) return one.id;
  if (one)
    throw new WheelhouseError("ambiguous", `${fits.length} sources are called ${what}.`, {
      hint: `Name one by its id: ${fits.map(({ id }) => id).join(", ")}.`,
    });
  return what;
}

const NEEDS = { add: "a directory", preview: "a directory", rm: "a source's id" } as const;

function verbOf(word: string): Verb {
  const verb = VERBS.find((each) => each === word);
  if (verb) return verb;
  throw new WheelhouseError("usage", `wheelhouse source has no ${JSON.stringify(word)}.`, {
    hint: `${didYouMean(nearest(word, VERBS))}It has ${VERBS.join(", ")}.`,
  });
}

function kindOf(word: string | undefined): SourceKind | undefined {
  if (word === undefined) return undefined;
  const kind = SOURCE_KINDS.find((each) => each === word);
  if (kind) return kind;
  throw new WheelhouseError("usage", `There is no kind of source ${JSON.stringify(word)}.`, {
    hint: `${didYouMean(nearest(word, SOURCE_KINDS))}A source is one of ${SOURCE_KINDS.join(", ")}.`,
  });
}
