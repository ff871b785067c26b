export type * from "./log-format.ts";
export type * from "./observed.ts";
export type * from "./otlp.ts";
export type * from "./repositories.ts";
export { NO_LINEAGE, NO_SEARCH } from "./scan/no-lineage.ts";
export type * from "./scan/run-observer.ts";
export { codeOf, reasonOf, type Walk, walkLogs } from "./scan/walk-logs.ts";
