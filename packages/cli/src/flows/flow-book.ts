import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import type { FlowProblem } from "./flow-problem.ts";
import { type FoundFile, findFlowFiles } from "./file/found-files.ts";
import type { FlowHead, ReadFlow } from "./file/flow-file.ts";
import type { Surroundings } from "./file/make-flow.ts";
import { readYamlFlow } from "./file/read-yaml-flow.ts";
import { readScriptFlow } from "./script/read-script-flow.ts";
import { FLOW_NAME } from "./form/flow-form.ts";
import { isTrusted } from "./trust/trusted-flows.ts";
import { surroundingsOf } from "./surroundings-of.ts";

/** Whose a flow file is. */
export type FileOrigin = "project" | "user";

/** A flow that is a file, as far as it could be read. */
export interface BookedFlow {
  readonly name: string;
  readonly origin: FileOrigin;
  readonly path: string;
  /** Names the content of the file and of all personas that the project brings. */
  readonly hash: string;
  readonly trusted: boolean;
  /** The flow, or why there is none; undefined for a script that is not trusted, which is not even loaded. */
  readonly read: ReadFlow | undefined;
}

/** Where flow files are looked for. */
export interface FlowPlaces {
  /** The data directory. */
  readonly home: string;
  /** The project's directory; only the user's own flows when absent. */
  readonly project?: string | undefined;
}

/** Directories with flow files, and whose they are. The user's own come first: their names count. */
export function flowDirectories({ home, project }: FlowPlaces): readonly {
  readonly origin: FileOrigin;
  readonly path: string;
}[] {
  return [
    { origin: "user", path: join(home, "flows") },
    ...(project === undefined
      ? []
      : [{ origin: "project" as const, path: join(project, ".wheelhouse", "flows") }]),
  ];
}

/** What was read of a content, so that a list is made again without reading everything again. */
const known = new Map<string, Promise<ReadFlow>>();
const MOST_KNOWN = 500;
/** A script that failed may have met a busy machine: after this time it is asked again, in milliseconds. */
const FORGETS_MS = 60_000;

/**
 * The flow files of the user and of a project, read and checked now. One broken file is told of and stands in
 * nobody's way; with `only`, no other than the files of this name. A script of a project is not loaded before a person trusts it.
 */
export async function readFlowBook(
  places: FlowPlaces,
  { only }: { readonly only?: string } = {},
): Promise<readonly BookedFlow[]> {
  const arounds = {
    user: surroundingsOf(places.project, "user"),
    project: surroundingsOf(places.project),
  };
  const found = flowDirectories(places).flatMap(({ origin, path }) =>
    findFlowFiles(path, { ofProject: origin === "project" })
      .filter(({ name }) => only === undefined || name === only)
      .map((file) => ({ origin, file, directory: path })),
  );
  const taken = new Map<string, string>();
  return Promise.all(
    found.map(async ({ origin, file, directory }) => {
      const around = arounds[origin];
      const hash = hashOf(file, around);
      const { project = "" } = places;
      const trusted = origin === "user" || isTrusted(places.home, project, file.name, hash);
      const shown = origin === "project" ? relative(project, file.path) : file.path;
      const earlier = taken.get(file.name);
      taken.set(file.name, earlier ?? relative(directory, file.path));
      const wrong = nameProblem(file.name, around.builtIn) ?? takenProblem(file.name, earlier);
      const read = wrong
        ? broken({ file: shown, at: "", ...wrong })
        : await readFile(file, shown, { around, hash, trusted });
      return { name: file.name, origin, path: file.path, hash, trusted, read };
    }),
  );
}

/** Reads one file; scripts only when they are trusted. */
export async function readFile(
  file: FoundFile,
  shown: string,
  how: { readonly around: Surroundings; readonly hash: string; readonly trusted: boolean },
): Promise<ReadFlow | undefined> {
  const { around, hash, trusted } = how;
  if ("problem" in file.text) return broken({ file: shown, at: "", what: file.text.problem });
  const found = { file: shown, name: file.name, text: file.text.ok };
  if (file.form === "typescript" && !trusted) return undefined;
  const key = `${hash} ${shown}`;
  const before = known.get(key);
  if (before) return before;
  const read = file.form === "yaml" ? readYamlFlow(found, around) : readScriptFlow(found, around);
  known.set(key, read);
  if (file.form === "typescript") forgetFailed(key, read);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return read;
}

function forgetFailed(key: string, reading: Promise<ReadFlow>): void {
  const forget = (): void => {
    if (known.get(key) === reading) known.delete(key);
  };
  reading.then(({ ok }) => {
    if (!ok) setTimeout(forget, FORGETS_MS).unref();
  }, forget);
}

/** The head of a flow file that could not be used, as far as there is one. */
export function headOf(read: ReadFlow | undefined): Partial<FlowHead> {
  if (read === undefined) return {};
  return read.ok ? read.flow.head : (read.head ?? {});
}

/**
 * Names the content of a file with all personas that the project brings: whoever changes one of them changes the flow. Which
 * of them it names only reading tells, and a file can name one without its letters standing in it.
 */
export function hashOf({ text }: FoundFile, { ofProject }: Surroundings): string {
  const source = "ok" in text ? text.ok : text.problem;
  const brought = [...ofProject.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const hash = createHash("sha256").update(source);
  for (const { id, text: words } of brought) hash.update(`\0${id}\0${words}`);
  return hash.digest("hex");
}

/** Words of the command that are no names. */
const COMMAND_WORDS = ["check", "new", "trust"];

/** Why a flow file cannot be called so; undefined when it can. */
export function nameProblem(
  name: string,
  builtIn: readonly string[],
): Pick<FlowProblem, "what" | "hint"> | undefined {
  if (!FLOW_NAME.test(name) || COMMAND_WORDS.includes(name))
    return {
      what: `${JSON.stringify(name)} cannot name a flow`,
      hint: "Use small letters, digits and single hyphens, such as release-notes.yaml.",
    };
  if (builtIn.includes(name))
    return {
      what: `${name} is a built-in flow, and no file can take its place`,
      hint: `Give it another name, such as our-${name}.`,
    };
  return undefined;
}

function takenProblem(name: string, by: string | undefined): ReturnType<typeof nameProblem> {
  if (by === undefined) return undefined;
  return { what: `another flow is called ${name}: ${by}`, hint: "Give one of them another name." };
}

const broken = (problem: FlowProblem): ReadFlow => ({ ok: false, problems: [problem] });
