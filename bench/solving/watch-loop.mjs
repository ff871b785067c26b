// Loaded into the server that is measured: tells on standard error, once a signal asks, how late its event loop was.
import { monitorEventLoopDelay } from "node:perf_hooks";

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.on("SIGUSR2", () => {
  const ms = (nanoseconds) => nanoseconds / 1e6;
  const used = process.cpuUsage();
  const figures = {
    p50: ms(delay.percentile(50)),
    p99: ms(delay.percentile(99)),
    max: ms(delay.max),
    cpuSeconds: (used.user + used.system) / 1e6,
  };
  process.stderr.write(`loop ${JSON.stringify(figures)}\n`);
});
