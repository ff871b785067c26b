import {
  flowRunStartedSchema,
  flowRunStepUpdatedSchema,
  patchSchema,
  traceColumnsSchema,
} from "@wheelhouse/core";
import type { TopicListener } from "./live-hub.ts";
import type { TopicFrame } from "./topic-frame.ts";

/**
 * Reads a frame, once for all who hear it: the answer tells it to one of them. Undefined for an event of
 * a later version; throws for one that is not what it says it is.
 */
export function hearFrame(frame: TopicFrame): ((listener: TopicListener) => void) | undefined {
  const { event, data } = frame;
  switch (event) {
    case "trace": {
      const rows = traceColumnsSchema.parse(JSON.parse(data));
      return (listener) => listener.onTrace?.(rows);
    }
    case "patch": {
      const patch = patchSchema.parse(JSON.parse(data));
      return (listener) => listener.onPatch?.(patch);
    }
    case "flow_run_started": {
      const started = flowRunStartedSchema.parse(JSON.parse(data));
      return (listener) => listener.onFlowStarted?.(started);
    }
    case "flow_run_step_updated": {
      const updated = flowRunStepUpdatedSchema.parse(JSON.parse(data));
      return (listener) => listener.onStepUpdated?.(updated);
    }
    default:
      return undefined;
  }
}
