export { createApp, type App } from "./create-app.ts";
export { listen, USUAL_PORT, type Listening, type ListenOptions } from "./listen.ts";
export { createKeys, type Keys } from "./security/keys.ts";
export { loadSecret, readSecret } from "./security/load-secret.ts";
export { exportReport } from "./export/export-report.ts";
export type { ReportForms } from "./export/report-forms.ts";
export { apiCaller, type ApiCall } from "./mcp/api-caller.ts";
export { askedByClient } from "./mcp/client-name.ts";
export { createMcpServer } from "./mcp/create-mcp-server.ts";
export { launchUrl } from "./routes/mount-session.ts";
export type {
  AlertDesk,
  Changes,
  FlowFiles,
  InboxDesk,
  IssueDesk,
  OtlpIngress,
  Project,
  ScheduleDesk,
  ServerDeps,
  ThreadDesk,
  Wheel,
} from "./server-deps.ts";
