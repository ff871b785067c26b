const logOf = (...lines: readonly object[]): string =>
  lines
    .map((line, index) => {
      const ts = new Date(Date.UTC(2026, 4, 5, 21, 0, index)).toISOString();
      return `${JSON.stringify({ v: 1, ts, ...line })}\n`;
    })
    .join("");

/** A night in which a person is needed. */
export const NIGHT: string = logOf(
  {
    kind: "run.started",
    data: { title: "Night shift", goal: "Empty the queue", repos: ["acme/shop"] },
  },
  { kind: "phase.entered", phase: "build", actor: "conductor" },
  { kind: "queue.item.picked", item: "acme/shop:push" },
  {
    kind: "candidate.selected",
    candidate: { id: "c-7", label: "Retry the upload", repo: "acme/shop", ref: "fix" },
  },
  {
    kind: "session.spawned",
    session_id: "5d0c7a52",
    data: { role: "worker", agent: "claude", cwd: "/shop" },
  },
  { kind: "session.spawned", session_id: "Ä b/c", parent_session_id: "5d0c7a52" },
  { kind: "span.start", span_id: "s1", ts: 1_778_014_865_000, data: { name: "unit tests" } },
  { kind: "span.end", span_id: "s1", data: { ok: true } },
  { kind: "session.ended", session_id: "Ä b/c", data: { exit: 3 } },
  { kind: "session.ended", session_id: "5d0c7a52", data: { exit: 0 } },
  { kind: "phase.entered", phase: "verify" },
  {
    kind: "note",
    level: "warn",
    msg: "the upload fails once in ten — 漢字 🙂",
    repo: "/srv/other",
  },
  { kind: "phase.entered", phase: "build" },
  { kind: "queue.item.blocked", item: "acme/shop:push", data: { reason: "the key was revoked" } },
  {
    kind: "wheel.requested",
    data: { reason: "the key was revoked", expected_action: "a new key" },
  },
  { kind: "wheel.taken", actor: "ann" },
  { kind: "wheel.released", actor: "ann", msg: "new key is in the vault" },
  { kind: "queue.item.cleared", item: "acme/shop:push" },
  { kind: "heartbeat" },
  { kind: "run.completed", data: { outcome: "one item cleared" } },
);

/** What a harness may write that is not quite right, or that nobody knows. */
export const ODD: string = logOf(
  { kind: "note", msg: "before the beginning", run_id: "another" },
  { kind: "run.started", title: "Late", repos: ["a/b", 7], repo: "/srv/é" },
  { kind: "phase.entered", phase: "deploy", run_id: "another" },
  { kind: "wheel.released", actor: "nobody" },
  { kind: "candidate.selected", candidate: "c-1" },
  { kind: "candidate.dropped" },
  { kind: "queue.item.cleared" },
  { kind: "moon.rose", data: { bright: true }, extra: [1, 2] },
  { kind: "note", ts: "2026-05-05T20:00:00+02:00", msg: "earlier", more: 1 },
  { kind: "wheel.requested" },
  { kind: "run.aborted", actor: "ann", data: { reason: "enough" } },
  { kind: "note", msg: "after the end" },
  { kind: "run.failed" },
);
