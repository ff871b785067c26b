export { Board, type BoardRows } from "./board/board.ts";
export { findIssues, type IssueQuery } from "./board/find-issues.ts";
export { type IssueJournal, readBoard } from "./board/read-board.ts";
export { readIssue } from "./page/issue-page.ts";
export { unknownIssue } from "./write/refusals.ts";
export { type Alerter, createAlerter } from "./alert/create-alerter.ts";
export { notifiersOf } from "./alert/notifiers-of.ts";
export { createDesk, type HostDesk } from "./create-desk.ts";
export type { Desk } from "./desk.ts";
export type { Crew, DeskPorts } from "./desk-ports.ts";
export {
  type DeskCommand,
  deskCommandSchema,
  type DeskDone,
  deskDoneSchema,
} from "./desk-command.ts";
export { SOLVE_ISSUE } from "./solve-issue.ts";
export { InTurn } from "./write/in-turn.ts";
export { type InboxCommandPorts, performInbox } from "./inbox/perform-inbox.ts";
export { type ClaimedItem, claimItems } from "./inbox/claim-items.ts";
export { type ClaimedDecision, decideClaimed } from "./inbox/decide-claimed.ts";
export type { DigestReader } from "./drain/drain-ports.ts";
export { type Drain, openDrain } from "./drain/open-drain.ts";
export { releaseClaim, releaseExpired } from "./inbox/release-claim.ts";
export type { SeenRepository } from "./inbox/take-signals.ts";
export type { EffectPorts } from "./inbox/effect-of.ts";
export {
  type InboxCommand,
  inboxCommandSchema,
  type InboxDone,
  inboxDoneSchema,
} from "./inbox/inbox-command.ts";
export { type Inbox, type InboxHostPorts, openInbox } from "./inbox/open-inbox.ts";
export { type InboxPorts, type Posting, postItem } from "./inbox/post-item.ts";
export { readCron, type Times } from "./schedule/cron.ts";
export { lastOutput } from "./schedule/last-output.ts";
export { previewCron } from "./schedule/preview-cron.ts";
export { tellSchedule } from "./schedule/tell-schedule.ts";
export { performSchedule } from "./schedule/perform-schedule.ts";
export {
  type ScheduleCommand,
  scheduleCommandSchema,
  type ScheduleDone,
  scheduleDoneSchema,
  type ScheduleInput,
  scheduleInputSchema,
} from "./schedule/schedule-command.ts";
export { readSchedule, readSchedules } from "./schedule/schedule-log.ts";
export type { Acts, Doing, Performing, SchedulePorts } from "./schedule/schedule-ports.ts";
export { Scheduler } from "./schedule/scheduler.ts";
export type { DigestAnswer } from "./thread/conversation.ts";
export { type Orchestrator, openOrchestrator, type Who } from "./thread/orchestrator.ts";
export type {
  AgentSaid,
  Answering,
  Offline,
  OrchestratorPorts,
  ProjectFacts,
  ThreadPlaces,
} from "./thread/orchestrator-ports.ts";
export { mayAnswer } from "./thread/may-answer.ts";
export { actAlone } from "./thread/proposals/act-alone.ts";
export { answerProposal } from "./thread/proposals/answer-proposal.ts";
export type { ProposalPorts } from "./thread/proposals/proposal-ports.ts";
export { undoProposal } from "./thread/proposals/undo-proposal.ts";
export { runOfThread } from "./thread/warm-session.ts";
export {
  type ThreadCommand,
  threadCommandSchema,
  type ThreadDone,
  threadDoneSchema,
} from "./thread/thread-command.ts";
