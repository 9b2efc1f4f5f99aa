import { showInvisible } from "../../text/invisible.ts";

/**
 * Words from outside as one line that can be printed anywhere: what is invisible or steers a terminal is written out, line
 * ends too. A runner of GitHub Actions takes commands from any line that starts with `::` or holds `##[`, so the second
 * is pulled apart here, and printers see to it that no line starts with words from outside.
 */
export function harmless(text: string): string {
  return showInvisible(text.replaceAll("\t", " ")).replaceAll("\n", "⟨U+000A⟩").replaceAll("##[", "## [");
}

/** A path at the start of a line: one that starts with `:` or `#` or `-` is shown from `./`. */
export function harmlessPath(path: string): string {
  const shown = harmless(path);
  return /^\s*[:#-]/.test(shown) ? `./${shown}` : shown;
}
