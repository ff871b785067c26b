export { createClient, type Call, type Client, type ClientOptions } from "./call/create-client.ts";
export { followRun, type FollowRunOptions } from "./follow/follow-run.ts";
export { followTopics, type FollowTopicsOptions } from "./follow/follow-topics.ts";
export type { Follower } from "./follow/follow-stream.ts";
export type { FollowerState } from "./follow/follower-state.ts";
export { createLiveHub, type LiveHubOptions } from "./live/create-live-hub.ts";
export type { LiveHub, TopicListener } from "./live/live-hub.ts";
export type { LiveReason, LiveState } from "./live/live-state.ts";
export { connectLiveHub, type ConnectLiveHubOptions } from "./worker/connect-live-hub.ts";
