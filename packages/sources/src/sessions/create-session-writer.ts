import type { Json } from "@wheelhouse/core";
import type { LogEvent } from "../log-format.ts";
import { isOddFigure, tokenFigure } from "../token-figure.ts";
import { attemptOfTurn, stepOfSession } from "../session-step.ts";
import { referencesIn } from "./references.ts";
import { keepLast, type SessionState, type Thread } from "./session-state.ts";
import type { About, SessionAgent, SessionWriter } from "./session-writer.ts";
import { MOST_OUTPUT, MOST_SAID, shownJson, shownText, titleOf } from "./shown-text.ts";
import { spentSince } from "./spent-since.ts";
import { toolWords } from "./tool-words.ts";

const MOST_HELD = 20;
const MOST_OPEN_TOOLS = 1_000;
const MOST_NAMES = 500;
const MOST_ANSWERS = 256;

/** A writer that goes on from a state and changes it. */
export function createSessionWriter(state: SessionState, agent: SessionAgent): SessionWriter {
  let events: LogEvent[] = [];
  let isUnknown = false;
  let lastPlace: string | undefined;

  const put = (type: string, data: Json, thread?: Thread): void => {
    const { at } = state;
    if (!thread) events.push({ type, at, data });
    else {
      const attempt = attemptOfTurn(thread.step, thread.turns);
      events.push({ type, step: thread.step, attempt, at, data });
      if (type.startsWith("agent.")) thread.last = type;
    }
  };
  /** Every word of a conversation belongs to a turn: where a file begins in the middle of one, or goes on by itself, one begins. */
  const inTurn = (thread: Thread): Thread => {
    if (!thread.open) writer.begin(thread, undefined);
    return thread;
  };
  /** What comes late belongs to the turn before: it is no reason to begin one. */
  const inLastTurn = (thread: Thread): Thread => (thread.turns > 0 ? thread : inTurn(thread));
  const touchAll = (text: string): void => {
    for (const name of referencesIn(text.slice(0, MOST_SAID))) writer.touch(name, "reference");
  };

  const writer: SessionWriter = {
    state,
    setTime(at) {
      if (at !== undefined) state.at = at;
    },
    thread(about, prompt) {
      const known = state.threads.get(about.session);
      if (known) {
        if (about.cwd !== undefined) writer.touch(about.cwd, "cwd");
        return known;
      }
      const title = titleOf(prompt ?? `Session ${about.session}`);
      if (!state.begun) {
        state.begun = true;
        events.push(...beginning(about, title, state.at, agent));
      }
      const thread: Thread = {
        session: about.session,
        step: stepOfSession(about.session),
        turns: 0,
        open: false,
        mayBeDone: false,
        tools: new Map(),
      };
      state.threads.set(about.session, thread);
      events.push(spawned(thread, about, title, state.at, agent));
      if (about.cwd !== undefined) writer.touch(about.cwd, "cwd");
      events.push(...state.held);
      state.held = [];
      return thread;
    },
    begin(thread, by) {
      if (thread.open)
        writer.end(
          thread,
          thread.mayBeDone
            ? { how: "completed" }
            : { how: "cancelled", reason: "What came next began before it ended." },
        );
      thread.turns++;
      thread.open = true;
      thread.mayBeDone = false;
      delete thread.last;
      put("attempt.started", { role: "author", generation: 1, ordinal: thread.turns }, thread);
      if (by && "prompt" in by) writer.prompt(thread, by.prompt);
      if (by && "note" in by) writer.say(thread, "note", by.note);
    },
    prompt(thread, text) {
      put("agent.prompt", { text: shownText(text, MOST_SAID) }, inTurn(thread));
      touchAll(text);
    },
    say(thread, kind, text) {
      const type = `agent.${kind}`;
      const shown = shownText(text, MOST_SAID);
      const at = kind === "note" ? inLastTurn(thread) : inTurn(thread);
      // Texts that follow each other are read as one; here each is a whole one.
      put(type, { text: at.last === type && kind !== "note" ? `\n\n${shown}` : shown }, at);
      if (kind === "text") touchAll(text);
    },
    call(thread, id, name, input) {
      inTurn(thread).mayBeDone = false;
      thread.tools.set(id, false);
      keepLast(thread.tools, MOST_OPEN_TOOLS);
      const { kind, title, input: shown, locations } = toolWords(name, input);
      const about = { kind, title, input: shown, ...(locations.length > 0 && { locations }) };
      put("agent.tool.started", { tool: id, ...about }, thread);
    },
    result(thread, id, ok, output) {
      const failed = thread.tools.get(id) === true;
      thread.tools.delete(id);
      put(
        "agent.tool.updated",
        {
          tool: id,
          status: ok && !failed ? "completed" : "failed",
          ...(output !== undefined && { output: shownText(output, MOST_OUTPUT) }),
        },
        inLastTurn(thread),
      );
    },
    spend(thread, usage, { id, model }) {
      const spent = spentSince(usage, id === undefined ? undefined : state.answers.get(id));
      if (id !== undefined) {
        state.answers.set(id, usage);
        keepLast(state.answers, MOST_ANSWERS);
      }
      if (!spent) return;
      put("budget.spent", { ...spent, ...(model !== undefined && { model }) }, inLastTurn(thread));
    },
    figure(value) {
      isUnknown ||= isOddFigure(value);
      return tokenFigure(value);
    },
    end(thread, end) {
      if (!thread.open) return;
      if (end.how !== "completed")
        for (const id of thread.tools.keys()) writer.result(thread, id, false, undefined);
      if (end.how === "completed") put("attempt.completed", {}, thread);
      else if (end.how === "cancelled")
        put("attempt.cancelled", { reason: shownText(end.reason, MOST_OUTPUT) }, thread);
      else
        put(
          "attempt.failed",
          { class: end.class, error: shownText(end.error, MOST_OUTPUT) },
          thread,
        );
      thread.open = false;
      thread.mayBeDone = false;
    },
    touch(repo, match) {
      // Nearly every line names the place that the one before did.
      if (match === "cwd" && repo === lastPlace) return;
      if (match === "cwd") lastPlace = repo;
      const known = match === "cwd" ? state.places : state.references;
      const shown = shownText(repo, MOST_OUTPUT);
      if (known.has(shown)) return;
      known.add(shown);
      keepLast(known, MOST_NAMES);
      put("repo.touched", { repo: shown, match });
    },
    unknown(type, line) {
      isUnknown = true;
      const event = { type: `log.${titleOf(type) || "line"}`, at: state.at, data: shownJson(line) };
      if (state.begun) events.push(event);
      else if (state.held.length < MOST_HELD) state.held.push(event);
    },
    take() {
      const taken = { events, ...(isUnknown && { isUnknown }) };
      events = [];
      isUnknown = false;
      return taken;
    },
  };
  return writer;
}

function beginning(about: About, title: string, at: number, agent: SessionAgent): LogEvent[] {
  const { cwd = "", model, version } = about;
  const created = {
    flow: agent.name,
    title,
    project: { id: "", path: shownText(cwd, MOST_OUTPUT) },
    input: {},
    source: agent.source,
    agent: agent.agent,
    ...(model !== undefined && { model: titleOf(model) }),
    by: about.match === "sidechain" ? agent.name : "a person",
  };
  const host = version === undefined ? agent.name : `${agent.name} ${version}`;
  return [
    { type: "run.created", at, data: created },
    { type: "run.started", at, data: { host } },
  ];
}

function spawned(
  { session, step }: Thread,
  { parent, match, role, version, model, cwd, branch }: About,
  title: string,
  at: number,
  { agent }: SessionAgent,
): LogEvent {
  const data = {
    session,
    match,
    agent,
    title,
    ...(parent !== undefined && { parent }),
    ...(role !== undefined && { role: titleOf(role) }),
    ...(version !== undefined && { version: titleOf(version) }),
    ...(model !== undefined && { model: titleOf(model) }),
    ...(cwd !== undefined && { cwd: shownText(cwd, MOST_OUTPUT) }),
    ...(branch !== undefined && { more: { branch: titleOf(branch) } }),
  };
  return { type: "session.spawned", step, at, data };
}
