export type * from "./agent.ts";
export { createAgents, type AgentsOptions } from "./open/create-agents.ts";
export { readTranscript, parseTranscript } from "./scripted/read-transcript.ts";
export type { Transcript } from "./scripted/transcript.ts";
