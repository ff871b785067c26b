import { logFormatSuite } from "../suite/log-format-suite.ts";
import { RUN_LOG_FORMAT } from "./run-log-format.ts";
import { NIGHT, ODD } from "./sample-logs.ts";

logFormatSuite(RUN_LOG_FORMAT, () => [
  { path: "night/run.log", text: NIGHT },
  { path: "odd words é/run.log", text: ODD },
]);
