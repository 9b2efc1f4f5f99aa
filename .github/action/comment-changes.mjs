#!/usr/bin/env node
// Puts a file of Markdown on the pull request that started the workflow: into one comment that is written anew each time, and
// into the job's summary. Without the right to comment, as for a pull request from a fork, the summary is all, and that is
// no failure. The text is Markdown that `briefwright changes` escaped; nothing here reads it.
//
// Takes the file's path and a key, which tells the comments of several desks of one repository apart.
import { appendFileSync, readFileSync } from "node:fs";

const [file = "", key = ""] = process.argv.slice(2);
const { GITHUB_API_URL, GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_STEP_SUMMARY, GITHUB_TOKEN } = process.env;

/** The longest comment that is taken, in characters, with room for what is added here. */
const longest = 65_000;
/** How long one request may take, in milliseconds. */
const patience = 30_000;
/** First line of the comment: invisible, and the way to find it again. */
const marker = `<!-- briefwright changes ${encodeURIComponent(key).replaceAll("-", "%2D")} -->`;

class Refused extends Error {}

async function ask(method, path, body) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${GITHUB_TOKEN}`,
      "user-agent": "briefwright",
      "x-github-api-version": "2022-11-28",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patience),
  });
  if (response.status === 401 || response.status === 403 || response.status === 404) throw new Refused(response.status);
  if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}`);
  return response.json();
}

/** The comment of an earlier run. Only a bot's is taken, for anybody can write our first line. */
async function earlierComment(number) {
  for (let page = 1; ; page++) {
    const comments = await ask("GET", `issues/${number}/comments?per_page=100&page=${page}`);
    const found = comments.find((c) => c.user?.type === "Bot" && c.body?.startsWith(marker));
    if (found !== undefined || comments.length < 100) return found;
  }
}

/** Whole lines up to the limit, and a word on what is left out. */
function bounded(text) {
  if (text.length <= longest) return text;
  const whole = text.slice(0, longest);
  return `${whole.slice(0, whole.lastIndexOf("\n") + 1)}\n… and more: see the summary of the run.\n`;
}

async function comment(number, text) {
  const body = `${marker}\n${bounded(text)}`;
  const earlier = await earlierComment(number);
  if (earlier === undefined) return ask("POST", `issues/${number}/comments`, { body });
  return ask("PATCH", `issues/comments/${earlier.id}`, { body });
}

const text = readFileSync(file, "utf8");
if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, `${text}\n`);
const { pull_request: pull } = JSON.parse(readFileSync(GITHUB_EVENT_PATH, "utf8"));
try {
  if (pull === undefined) console.log("no pull request: the changes are in the summary only");
  else await comment(pull.number, text);
} catch (cause) {
  if (!(cause instanceof Refused)) throw cause;
  console.log(`::notice::no right to comment (${cause.message}): the changes are in the summary of the run`);
}
