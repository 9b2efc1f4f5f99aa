/** The tree that markup is parsed into, and walks over it. Walks keep their own stack: depth never costs call frames. */

export interface TextNode {
  readonly type: "text";
  text: string;
}

export interface Element {
  readonly type: "element";
  /** Lower case in HTML; as written, with its prefix, in XML. */
  readonly name: string;
  /** Without a prototype; names in lower case in HTML. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: MarkupNode[];
  /** Null on the root. */
  readonly parent: Element | null;
}

export type MarkupNode = TextNode | Element;

/** What a walk does at an element: go into it, pass over it, or end. */
export type Step = "into" | "over" | "end";

/** Visits all elements below `root` in document order. */
export function walk(root: Element, visit: (element: Element) => Step | undefined): void {
  const stack: Element[] = elementsOf(root).reverse();
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const step = visit(element) ?? "into";
    if (step === "end") return;
    if (step === "over") continue;
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (child?.type === "element") stack.push(child);
    }
  }
}

/** The child elements, in order. */
export function elementsOf(element: Element): Element[] {
  return element.children.filter((child) => child.type === "element");
}

/** All elements below that a test takes, in document order; at most `limit`. */
export function findAll(root: Element, test: (element: Element) => boolean, limit = 100_000): Element[] {
  const found: Element[] = [];
  walk(root, (element) => {
    if (test(element)) found.push(element);
    return found.length >= limit ? "end" : "into";
  });
  return found;
}

/** The first element below that a test takes. */
export function findFirst(root: Element, test: (element: Element) => boolean): Element | undefined {
  return findAll(root, test, 1)[0];
}

/** Elements below of a name, without regard to an XML prefix. */
export function named(root: Element, ...names: readonly string[]): Element[] {
  return findAll(root, (element) => names.includes(localName(element)));
}

/** The name without its prefix. */
export function localName(element: Element): string {
  return element.name.slice(element.name.indexOf(":") + 1);
}

/** All text below, in order, without a separator; programs and styles, which pages set among their words, are none. */
export function textOf(root: Element): string {
  return textsOf(root).join("");
}

function textsOf(root: Element): string[] {
  const parts: string[] = [];
  const stack: MarkupNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "text") parts.push(node.text);
    else if (node === root || (node.name !== "style" && node.name !== "script"))
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as MarkupNode);
  }
  return parts;
}

/** Text below with runs of white space as single spaces. */
export function plainText(root: Element): string {
  return collapse(textOf(root));
}

/** Text below with a space wherever an element begins or ends: marks that stand close need no space on a page. */
export function spacedText(root: Element): string {
  return collapse(textsOf(root).join(" "));
}

/** Runs of white space as single spaces, none at the ends. */
export function collapse(text: string): string {
  return singleSpaced(text).trim();
}

/** Runs of white space as single spaces. The pattern passes over those that are single spaces already: nearly all. */
export function singleSpaced(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, " ");
}
