/** What writing one page keeps: its words, its images, and the notes that were mentioned so far. */
import type { Labels } from "../../stylesheet/labels.ts";
import type { HtmlLabels } from "./labels.ts";

export interface Writing {
  /** BCP 47, of the page: that of excerpts which have none of their own. */
  readonly language: string;
  readonly labels: HtmlLabels;
  readonly callouts: Labels["callouts"];
  readonly images: Readonly<Record<string, string>>;
  /** Numbers of the notes whose first mention has been written: the one that "back" leads to. */
  readonly mentioned: Set<number>;
  /** Within the words of a source, of which no character is changed. */
  readonly verbatim: boolean;
}
