import { type Alerter, type AlerterPorts, createAlerter } from "../alert/create-alerter.ts";

/** An alerter that writes down what is to be told, and has nobody who carries it. */
export function unheardAlerter(
  ports: Pick<AlerterPorts, "journal" | "engine" | "clock" | "onError">,
): Alerter {
  return createAlerter({
    ...ports,
    settings: () => ({ browser: true, log: false }),
    notifiers: () => new Map(),
    onDropped: () => undefined,
  });
}
