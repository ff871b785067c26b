export * from "./engine.ts";
export { type AnswerInput, runOfRequest } from "./answer/answer-event.ts";
export type * from "./ports.ts";
export type { Stopped } from "./drive/performing.ts";
export { asRunEvent, loadRun } from "./recover/load-run.ts";
export {
  birthOf,
  planOf,
  startRequestSchema,
  type Planned,
  type StartRequest,
} from "./launch/start-run.ts";
export { type ForkRequest, forkRequestSchema } from "./launch/fork-run.ts";
export { startOf } from "./drive/start-of.ts";
export { requestText } from "./perform/request-text.ts";
export { authorPrompt, criticBrief, criticPrompt, promptLiquid } from "./perform/render-prompt.ts";
export { takeLock, readHolder, lockedBy, type Holder, type Lock } from "./host/lock.ts";
export { type MoreRoutes, serveHost, type ServedHost } from "./host/serve-host.ts";
export { callHost, hostGone } from "./host/call-host.ts";
