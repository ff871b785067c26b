import { randomUUID } from "node:crypto";
import { API } from "@wheelhouse/core";
import {
  type ThreadCommand,
  threadCommandSchema,
  type ThreadDone,
  threadDoneSchema,
  type Who,
} from "@wheelhouse/desk";
import type { MoreRoutes } from "@wheelhouse/engine";
import { z } from "zod";
import type { Drive } from "../host/drive.ts";

/** Where the host is told what to do in threads, and asked who answers in a project. */
const THREADS_PATH = "/api/threads";
const WHO_PATH = "/api/threads/who";

const whoSchema = API.orchestrator.reply.omit({ threads: true });

const projectSchema = z.strictObject({ id: z.string().min(1), path: z.string().min(1) });
type Project = z.infer<typeof projectSchema>;

/** The threads of a host. */
export interface HostThreads {
  perform(command: ThreadCommand): Promise<ThreadDone>;
  who(project: Project): Promise<Who>;
}

/** The calls of other processes about threads. */
export function threadRoutes(threads: HostThreads): MoreRoutes {
  return async ({ method, path, body }) => {
    if (method !== "POST") return undefined;
    if (path === THREADS_PATH)
      return { status: 200, body: await threads.perform(threadCommandSchema.parse(body)) };
    if (path === WHO_PATH)
      return { status: 200, body: await threads.who(projectSchema.parse(body)) };
    return undefined;
  };
}

/** The threads of the host that answers calls: another process. */
export function threadsThere(call: (path: string, body: unknown) => Promise<unknown>): HostThreads {
  return {
    perform: async (command) => threadDoneSchema.parse(await call(THREADS_PATH, command)),
    who: async (project) => whoSchema.parse(await call(WHO_PATH, project)),
  };
}

/** The threads of whoever is the host: this process or another one, and the next one when it goes away. */
export function threadsOfDrive(drive: Pick<Drive, "atHost">): HostThreads {
  return {
    perform(wanted) {
      // A host may go away after it has journaled it, and before it says so: the next one is asked again.
      const body = wanted.do === "say" ? { ...wanted, key: wanted.key ?? randomUUID() } : wanted;
      return drive.atHost({
        here: ({ threads }) => threads.perform(body),
        path: THREADS_PATH,
        body,
        reply: threadDoneSchema,
      });
    },
    who: (project) =>
      drive.atHost<Who>({
        here: ({ threads }) => threads.who(project),
        path: WHO_PATH,
        body: project,
        reply: whoSchema,
      }),
  };
}

/**
 * Threads of a host that answers in none: what is said there waits, and whoever asks is told for what. `command` is what the host
 * was started as.
 */
export function threadsOfQuietHost(threads: HostThreads, command: string): HostThreads {
  return {
    perform: (wanted) => threads.perform(wanted),
    async who(project) {
      const { autonomous, ...who } = await threads.who(project);
      const offline = who.offline ?? {
        reason: `The process that is the host here, ${command}, answers in no threads.`,
        hint: "What is said is answered when it has ended and wheelhouse serve, or wheelhouse chat, is there.",
      };
      return { agent: null, model: null, offline, autonomous, commands: [] };
    },
  };
}
