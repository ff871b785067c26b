import { spawn } from "node:child_process";
import { platform } from "node:os";

/** Opens an address in the user's browser, if there is one. The address is an argument, never a shell's word. */
export function openBrowser(url: string, env: NodeJS.ProcessEnv): void {
  const program = platform() === "darwin" ? "open" : "xdg-open";
  const child = spawn(program, [url], { detached: true, stdio: "ignore", env });
  // Without such a program the address is on the screen all the same.
  child.on("error", () => undefined).unref();
}
