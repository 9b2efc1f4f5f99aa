// Preloaded into a command that is measured (`node --import`): at its end, what it cost goes to the file that `BENCH_USAGE` names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu, rssMb: maxRSS / 1024 }));
});
