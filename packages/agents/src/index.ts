export type * from "./agent.ts";
export { createAgents, type AgentsOptions } from "./open/create-agents.ts";
export { projectSettings } from "./open/project-settings.ts";
export { readTranscript, parseTranscript } from "./scripted/read-transcript.ts";
export type { Transcript } from "./scripted/transcript.ts";
export type * from "./catalogue-config/agents-config.ts";
export { readAgentsConfig } from "./catalogue-config/read-agents-config.ts";
export { type Checked, parseChecked, type Slip } from "./checked-yaml/parse-checked.ts";
export { doesAnswer } from "./local-models/does-answer.ts";
export { findLocalModels, type FindOptions } from "./local-models/find-local-models.ts";
export {
  LOCAL_KINDS,
  LOCAL_NAMES,
  type LocalEndpoint,
  type LocalKind,
  type LocalModel,
} from "./local-models/local-endpoint.ts";
export {
  endpointNamed,
  type ModelEndpoint,
  modelEndpoints,
} from "./local-models/model-endpoints.ts";
export { findLevels } from "./discover/find-levels.ts";
export { type Machine, machineHere } from "./discover/machine.ts";
export {
  type CapabilityRecord,
  capabilityRecordSchema,
  type Trial,
  TRIALS,
} from "./conformance/record.ts";
export { runConformance } from "./conformance/run-conformance.ts";
export { readRecords } from "./conformance/table/read-records.ts";
export { testedFrom } from "./conformance/table/tested-from.ts";
