import { API, wireTime } from "@wheelhouse/core";
import type { Hono } from "hono";
import { projectPage } from "../read/project-page.ts";
import type { RunReads } from "../read/run-reads.ts";
import { touchedProjects } from "../read/touched-projects.ts";
import type { Served } from "../server-deps.ts";
import { mount } from "./mount.ts";
import { mountTagged } from "./mount-tagged.ts";

/** Serves repositories and what they want. */
export function mountSignals(app: Hono, deps: Served, reads: Pick<RunReads, "whole">): void {
  const { repositories } = deps;
  const scanned = () => {
    const { version, at } = repositories.scan();
    return { scan_version: version, last_scan: wireTime(at) };
  };

  mount(app, API.repositories, async () => [...repositories.list()]);
  mount(app, API.project, ({ part }) => projectPage(deps, part("key")));
  mountTagged(app, API.scanVersion, async () => scanned());
  mountTagged(app, API.actionRequired, async ({ project_id, run }) => {
    const { scan_version, last_scan: generated_at } = scanned();
    const all = repositories
      .signals()
      .filter((signal) => project_id === undefined || signal.project_id === project_id);
    if (run === undefined) return { items: all, generated_at, scan_version };
    const { object } = await reads.whole(run);
    const touched = touchedProjects(object, repositories);
    const items = touched.size === 0 ? all : all.filter((each) => touched.has(each.project_id));
    const note =
      touched.size === 0
        ? "The run names no repository that is known here: these are the signals of all of them."
        : undefined;
    return { items, generated_at, scan_version, ...(note !== undefined && { note }) };
  });
  mount(app, API.refresh, async () => {
    const { version, at, ran } = await repositories.refresh();
    return { scan_version: version, last_scan: wireTime(at), ran };
  });
}
