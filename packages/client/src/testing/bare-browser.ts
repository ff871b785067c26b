import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";

/** A tab that is told what to do by the browser's own protocol. */
export interface BareTab {
  /** Evaluates, and waits for what comes of it. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true. The page must not stand still. */
  until(expression: string): Promise<void>;
  lifecycle(state: "frozen" | "active"): Promise<void>;
  /** Brings it to the front; the tab that was there is hidden. */
  activate(): Promise<void>;
}

/**
 * A browser without a driver in between. A driver lets every tab believe that it is looked at, and a tab
 * that is looked at cannot be frozen.
 */
export async function openBareBrowser(): Promise<(url: string) => Promise<BareTab>> {
  const profile = mkdtempSync(join(tmpdir(), "wheelhouse-browser-"));
  const args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
  const browser = spawn(inject("chromium"), [...args, `--user-data-dir=${profile}`], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  onTestFinished(async () => {
    const gone = Promise.withResolvers<void>();
    browser.once("exit", () => gone.resolve());
    if (browser.pid !== undefined) process.kill(-browser.pid, "SIGKILL");
    await gone.promise;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const send = await connect(await addressIn(browser.stderr));
  return async (url) => {
    const { targetId } = await send("Target.createTarget", { url });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    const own = (method: string, params: object): Promise<Reply> => send(method, params, sessionId);
    const evaluate = async (expression: string): Promise<unknown> => {
      const options = { awaitPromise: true, returnByValue: true };
      const { result } = await own("Runtime.evaluate", { expression, ...options });
      return result?.value;
    };
    return {
      evaluate,
      async until(expression) {
        const look = `new Promise((done) => {
          const timer = setInterval(() => {
            if (!(${expression})) return;
            clearInterval(timer);
            done(true);
          }, 50);
        })`;
        // A page that is still on its way takes the question with it.
        for (let tries = 0; tries < 1_000; tries++) if ((await evaluate(look)) === true) return;
        throw new Error(`it never came to this: ${expression}`);
      },
      lifecycle: async (state) => void (await own("Page.setWebLifecycleState", { state })),
      activate: async () => void (await send("Target.activateTarget", { targetId })),
    };
  };
}

/** What is used of answers. */
interface Reply {
  readonly targetId?: string;
  readonly sessionId?: string;
  readonly result?: { readonly value?: unknown };
}
type Send = (method: string, params: object, sessionId?: string) => Promise<Reply>;

/** Where the browser says that it listens. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  for await (const chunk of output) {
    text += String(chunk);
    const address = /ws:\/\/\S+/.exec(text)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error(`the browser did not start: ${text}`);
}

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  const opened = Promise.withResolvers<void>();
  socket.onopen = () => opened.resolve();
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.onmessage = ({ data }) => {
    const { id, result = {} }: { id?: number; result?: Reply } = JSON.parse(String(data));
    if (id !== undefined) waiting.get(id)?.(result);
  };
  await opened.promise;
  let count = 0;
  return (method, params, sessionId) => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const id = ++count;
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    return promise;
  };
}
