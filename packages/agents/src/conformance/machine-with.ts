import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "../discover/machine.ts";
import type { Ground } from "./ground/create-ground.ts";

/** The machine of a user whose agents all talk to one model server. Writes what can only be said in a file. */
export function machineWith(
  url: string,
  { user }: Pick<Ground, "user">,
  directories: readonly string[],
): Machine {
  const settings = join(user, ".config", "opencode");
  mkdirSync(settings, { recursive: true });
  const options = { baseURL: `${url}/v1`, apiKey: "scripted" };
  const provider = {
    npm: "@ai-sdk/openai-compatible",
    options,
    models: { "scripted-model": { limit: { context: 128_000, output: 8192 } } },
  };
  const model = "scripted/scripted-model";
  writeFileSync(
    join(settings, "opencode.json"),
    JSON.stringify({ model, small_model: model, provider: { scripted: provider } }),
  );
  return {
    env: {
      HOME: user,
      OPENAI_API_KEY: "scripted",
      OPENAI_BASE_URL: `${url}/v1`,
      OPENAI_MODEL: "scripted-model",
      CODEX_API_KEY: "scripted",
      ANTHROPIC_API_KEY: "scripted",
      ANTHROPIC_BASE_URL: url,
      GEMINI_API_KEY: "scripted",
      GOOGLE_GEMINI_BASE_URL: url,
    },
    home: user,
    directories: () => Promise.resolve(directories),
  };
}
