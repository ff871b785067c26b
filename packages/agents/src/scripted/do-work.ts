import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ToolCallContent, ToolKind } from "@agentclientprotocol/sdk";
import { filled, type Playing, Stopped } from "./playing.ts";
import { runProgram } from "./run-program.ts";
import type { WorkAction } from "./work-action.ts";

/** What a sandbox says no with: a read-only file system, an owner's rights, or Node's permission model. */
const REFUSALS: ReadonlySet<unknown> = new Set(["EROFS", "EACCES", "EPERM", "ERR_ACCESS_DENIED"]);

/** A piece of work as a tool call. */
interface Work {
  readonly title: string;
  readonly kind: ToolKind;
  /** The file that it is about, absolute. */
  readonly path: string | undefined;
  readonly input: object;
  readonly permission: boolean;
  /** Does it. Throws what the system says when it cannot be done. */
  readonly act: () => Promise<Done>;
}
interface Done {
  readonly ok: boolean;
  readonly content: ToolCallContent[];
}

/** Does a piece of work as a tool call: announced, asked about where the transcript says so, done, and told. */
export async function doWork(action: WorkAction, playing: Playing, id: string): Promise<void> {
  const { title, kind, path, input, permission, act } = workOf(action, playing);
  const call = {
    toolCallId: id,
    title,
    kind,
    locations: path === undefined ? [] : [{ path }],
    rawInput: input,
  };
  await playing.update({ sessionUpdate: "tool_call", ...call, status: "pending" });
  const allowed = !permission || (await playing.mayUse(call));
  const { ok, content } = allowed
    ? await attempt(act)
    : { ok: false, content: says("not allowed") };
  if (playing.signal.aborted) throw new Stopped();
  await playing.update({
    sessionUpdate: "tool_call_update",
    toolCallId: id,
    status: ok ? "completed" : "failed",
    content,
  });
}

function workOf(action: WorkAction, playing: Playing): Work {
  const fill = (text: string): string => filled(text, playing.place);
  const at = (path: string): string => resolve(playing.cwd, fill(path));
  if ("run" in action) {
    const { command, ms, permission } = action.run;
    const [program, ...args] = command;
    const argv: [string, ...string[]] = [fill(program), ...args.map(fill)];
    return {
      title: argv.join(" "),
      kind: "execute",
      path: undefined,
      input: { command: argv },
      permission,
      act: () => run(argv, ms, playing),
    };
  }
  if ("remove" in action) {
    const { path: named, permission } =
      typeof action.remove === "string"
        ? { path: action.remove, permission: false }
        : action.remove;
    const path = at(named);
    return {
      title: `Remove ${fill(named)}`,
      kind: "delete",
      path,
      input: { path },
      permission,
      async act() {
        remove(path);
        return { ok: true, content: says("removed") };
      },
    };
  }
  const { path: named, permission } = "edit" in action ? action.edit : action.replace;
  const path = at(named);
  return {
    title: `${"edit" in action ? "Write" : "Edit"} ${fill(named)}`,
    kind: "edit",
    path,
    input: { path },
    permission,
    async act() {
      if ("edit" in action) return write(path, textOf(path), fill(action.edit.text));
      const before = readFileSync(path, "utf8");
      const { find, with: instead } = action.replace;
      const start = before.indexOf(fill(find));
      if (start === -1) return { ok: false, content: says("failed: it has no such text") };
      const rest = before.slice(start + fill(find).length);
      return write(path, before, before.slice(0, start) + fill(instead) + rest);
    },
  };
}

function write(path: string, before: string | undefined, text: string): Done {
  makeDirectory(dirname(path));
  writeFileSync(path, text);
  return { ok: true, content: [{ type: "diff", path, oldText: before ?? null, newText: text }] };
}

/** One by one: of what is removed all at once, Node.js does not say by a code why it could not be. */
function remove(path: string): void {
  if (!lstatSync(path).isDirectory()) return unlinkSync(path);
  for (const name of readdirSync(path)) remove(join(path, name));
  rmdirSync(path);
}

/** One by one: made all at once, a read-only file system would be told as a directory that is not there. */
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path);
}

/** What a file holds; undefined when there is none. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

async function run(
  command: readonly [string, ...string[]],
  ms: number,
  { cwd, signal }: Playing,
): Promise<Done> {
  const ran = await runProgram(command, { cwd, ms, stop: signal });
  const how = ran.late
    ? `ended because it took more than ${ms} ms`
    : ran.signal === null
      ? `exit code ${ran.code}`
      : `ended by ${ran.signal}`;
  const output = ran.output.trimEnd();
  return { ok: ran.code === 0, content: says(output === "" ? how : `${output}\n${how}`) };
}

async function attempt(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (REFUSALS.has(code))
      return { ok: false, content: says(`refused by the sandbox (${String(code)})`) };
    const cause = error instanceof Error ? error.message : String(error);
    return { ok: false, content: says(`failed: ${cause}`) };
  }
}

function says(text: string): ToolCallContent[] {
  return [{ type: "content", content: { type: "text", text } }];
}
