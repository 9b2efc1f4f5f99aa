/** The program of the threads of `thread-pool.ts`: does one piece of work after another and sends back what came of it. */
import { parentPort, workerData } from "node:worker_threads";
import { readArticles } from "../sources/read-articles.ts";
import { memoryWorkspace } from "../workspace/memory.ts";
import { packageResources } from "../workspace/package-resources.ts";
import { buildBrief } from "./brief-work.ts";
import type { Setting } from "./crew.ts";
import { sourceWorker } from "./source-work.ts";
import { readingOf, studyOf } from "./study.ts";
import { templatesOf } from "./templates.ts";
import type { ThreadAnswer, ThreadTask } from "./thread-pool.ts";

const setting: Setting = workerData;
const source = sourceWorker(setting, readArticles);
const templates = templatesOf({ workspace: memoryWorkspace(setting.templates), resources: packageResources() });

async function work(job: ThreadTask): Promise<ThreadAnswer> {
  try {
    if (job.type === "source") return { value: await source(job.task) };
    const readings = job.readings.map(({ article, matches }) => readingOf(studyOf(article), matches));
    return { value: await buildBrief({ ...job.task, input: { ...job.input, readings } }, templates) };
  } catch (thrown) {
    return { thrown };
  }
}

// One after another: answers come in the order of the questions.
let last: Promise<unknown> = Promise.resolve();
parentPort?.on("message", (job: ThreadTask) => {
  last = last.then(async () => parentPort?.postMessage(await work(job)));
});
