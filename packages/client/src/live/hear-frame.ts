import {
  type Json,
  flowRunStartedSchema,
  flowRunStepUpdatedSchema,
  heardFrameSchema,
  patchSchema,
  traceColumnsSchema,
} from "@wheelhouse/core";
import { z } from "zod";
import type { TopicListener } from "./live-hub.ts";
import type { TopicFrame } from "./topic-frame.ts";

/** Rows as they come by the thousand: what was read as JSON just now is JSON, however deep, and need not be looked through. */
const rowsSchema = traceColumnsSchema.extend({ data: z.array(z.custom<Json>()) });

/**
 * Reads a frame, once for all who hear it: the answer tells it to one of them. Undefined for an event of
 * a later version; throws for one that is not what it says it is.
 */
export function hearFrame(frame: TopicFrame): ((listener: TopicListener) => void) | undefined {
  const { event, data } = frame;
  switch (event) {
    case "trace": {
      const rows = rowsSchema.parse(JSON.parse(data));
      return (listener) => listener.onTrace?.(rows);
    }
    case "patch": {
      const patch = patchSchema.parse(JSON.parse(data));
      return (listener) => listener.onPatch?.(patch);
    }
    case "heard": {
      const heard = heardFrameSchema.parse(JSON.parse(data));
      return (listener) => listener.onHeard?.(heard);
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
