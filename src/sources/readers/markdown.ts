export { readText as readMarkdown } from "./text.ts";
