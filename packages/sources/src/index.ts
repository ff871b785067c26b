export type * from "./log-format.ts";
export type * from "./observed.ts";
export type * from "./otlp.ts";
export type * from "./repositories.ts";
