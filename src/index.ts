/**
 * Briefwright as a library. Stages are pure functions from one value to the next; a whole pipeline runs on a folder
 * (`nodeWorkspace`) or in memory (`memoryWorkspace`). Mistakes in input are diagnostics beside a value, never thrown.
 *
 * ```ts
 * import { buildBriefs, memoryWorkspace, packageResources } from "briefwright";
 * const workspace = memoryWorkspace({ "briefs/week.yaml": "…", "briefs/themes/arms.yaml": "…", "briefs/sources/a.txt": "…" });
 * const report = await buildBriefs({ workspace, resources: packageResources() });
 * ```
 */
export { analyse } from "./analysis/analyse.ts";
export { articleFromText } from "./analysis/article-from-text.ts";
export { attribute } from "./analysis/attribute.ts";
export type * from "./analysis/attribution.ts";
export type * from "./brief/brief.ts";
export { readBrief, readDesk } from "./brief/read-brief.ts";
export { addSources } from "./build/add-sources.ts";
export type * from "./build/api.ts";
export { buildBriefs } from "./build/build-briefs.ts";
export { changesOf } from "./build/changes.ts";
export { explain } from "./build/explain.ts";
export { impact } from "./build/impact.ts";
export { inspectStage } from "./build/inspect.ts";
export { listSources } from "./build/list-sources.ts";
export { renderFile } from "./build/render-file.ts";
export { renderPdf } from "./build/render-pdf.ts";
export { guardedReader, type SourceReader } from "./build/source-pool.ts";
export { listThemes, scoreThemes, suggestForTheme, testThemes } from "./build/theme-commands.ts";
export { threadsOf } from "./build/thread-pool.ts";
export { verifyEvidence } from "./build/verify-evidence.ts";
export { verifyFiles } from "./build/verify-files.ts";
export type * from "./diagnostics/diagnostic.ts";
export { hasErrors } from "./diagnostics/diagnostic.ts";
export type { Evidence } from "./memo/evidence.ts";
export type * from "./memo/memo.ts";
export { readEvidence } from "./memo/read-evidence.ts";
export type * from "./render/document/doc-node.ts";
export { parseDocument } from "./render/document/parse.ts";
export { layoutDocument, loadLayoutResources } from "./render/layout/layout-document.ts";
export { type LayoutNeeds, layoutNeeds } from "./render/layout/needs.ts";
export type * from "./render/layout/page.ts";
export { defaultStylesheet } from "./render/stylesheet/stylesheet.ts";
export { escapeMarkdown } from "./render/template/escape.ts";
export { renderMarkdown } from "./render/template/render-markdown.ts";
export { findRepeats } from "./select/repeats.ts";
export { selectPassages } from "./select/select-passages.ts";
export type * from "./select/selection.ts";
export type * from "./sources/article.ts";
export { byteSpan } from "./sources/byte-span.ts";
export { originOf } from "./sources/origins.ts";
export { readArticle, readArticles } from "./sources/read-articles.ts";
export { describeAnchor, findAnchor } from "./text/anchor.ts";
export { splitSentences } from "./text/sentences.ts";
export type { Span } from "./text/span.ts";
export { indexArticle } from "./themes/article-index.ts";
export { compileTheme } from "./themes/compile-theme.ts";
export { matchTheme } from "./themes/match-theme.ts";
export { parseQuery } from "./themes/query/parser.ts";
export type * from "./themes/theme.ts";
export { readThemeFile } from "./themes/theme-file.ts";
export { memoryWorkspace } from "./workspace/memory.ts";
export { nodeWorkspace } from "./workspace/node.ts";
export { packageResources } from "./workspace/package-resources.ts";
export type { Resources } from "./workspace/resources.ts";
export type { Workspace } from "./workspace/workspace.ts";
