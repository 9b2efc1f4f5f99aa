import type { Html } from "../html.ts";
import type { Query, Tab } from "../query.ts";
import type { BriefView, Session } from "../session.ts";
import { changesPanel } from "./changes.ts";
import { evidencePanel } from "./evidence.ts";
import { problemsPanel } from "./problems.ts";
import { sourcesPanel } from "./sources.ts";
import { whyPanel } from "./why.ts";

/** One panel beside the memo. Its content opens with an `h2`. */
export interface Panel {
  readonly label: string;
  readonly render: (session: Session, view: BriefView, query: Query) => Promise<Html>;
}

export const panels: Readonly<Record<Tab, Panel>> = {
  evidence: { label: "Evidence", render: evidencePanel },
  sources: { label: "Sources", render: sourcesPanel },
  problems: { label: "Problems", render: async (_, view) => problemsPanel(view) },
  why: { label: "Why", render: whyPanel },
  changes: { label: "Changes", render: changesPanel },
};
