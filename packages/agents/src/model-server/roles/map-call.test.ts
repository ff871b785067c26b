import { describe, expect, test } from "vitest";
import type { OfferedTool } from "../conversation.ts";
import { guessCall } from "./guess-call.ts";
import { mapCall } from "./map-call.ts";

const tool = (name: string, properties: readonly string[], required: object = {}): OfferedTool => ({
  name,
  parameters: {
    type: "object",
    properties: Object.fromEntries([
      ...properties.map((key) => [key, { type: "string" }]),
      ...Object.entries(required).map(([key, type]) => [key, { type: String(type) }]),
    ]),
    required: Object.keys(required),
  },
});
const inputOf = (call: { readonly input: string } | undefined): unknown =>
  JSON.parse(call?.input ?? "null");

describe("a call by role", () => {
  test("takes the name and the arguments of the tool that is offered", () => {
    const call = mapCall("read", { path: "/a" }, [tool("read", ["filePath"])]);
    expect(call?.name).toBe("read");
    expect(inputOf(call)).toEqual({ filePath: "/a" });
  });

  test("fills what the tool asks for besides", () => {
    const offered = [tool("run_shell_command", ["command"], { is_background: "boolean" })];
    expect(inputOf(mapCall("shell", { command: "ls" }, offered))).toEqual({
      command: "ls",
      is_background: false,
    });
  });

  test("reads by a shell where there is no tool that reads", () => {
    const call = mapCall("read", { path: "/it's" }, [tool("exec_command", ["cmd"])]);
    expect(inputOf(call)).toEqual({ cmd: String.raw`cat -n '/it'\''s'` });
  });

  test("writes by a patch where there is no tool that writes", () => {
    const offered = [{ name: "apply_patch", parameters: undefined }];
    expect(mapCall("write", { path: "/a", content: "x" }, offered)).toEqual({
      name: "apply_patch",
      free: true,
      input: "*** Begin Patch\n*** Add File: /a\n+x\n*** End Patch\n",
    });
  });

  test("calls from inside a program what is offered only to programs", () => {
    const offered = [{ name: "exec", parameters: undefined, namespace: "functions" }];
    const call = mapCall("shell", { command: "ls" }, offered);
    expect(call).toMatchObject({ name: "exec", free: true, namespace: "functions" });
    expect(call?.input).toContain('tools.exec_command({"cmd":"ls"})');
  });

  test("is none where nothing fits, and can then be guessed from the client's other tools", () => {
    const offered = [tool("Read", ["file_path"])];
    expect(mapCall("write", { path: "/a" }, offered)).toBeUndefined();
    expect(guessCall("write", { path: "/a" }, offered)).toMatchObject({
      name: "Write",
      input: '{"file_path":"/a"}',
    });
    expect(guessCall("write", { path: "/a" }, [tool("strange", [])])).toBeUndefined();
  });
});
