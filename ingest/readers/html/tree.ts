import type { Element, Nodes, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { LIMITS } from '../limits.ts';
import { UnreadableSource } from '../unreadable-source.ts';

const PROCESSOR = unified().use(rehypeParse).freeze();

/**
 * Parses a page as browsers do.
 *
 * @throws UnreadableSource `too-deep` when elements are nested beyond the limit.
 */
export function parseHtml(text: string): Root {
  try {
    const root = PROCESSOR.parse(text);
    if (depthOf(root) > LIMITS.nesting) throw tooDeep();
    return root;
  } catch (error) {
    throw error instanceof RangeError ? tooDeep() : error;
  }
}

function depthOf(root: Root): number {
  let deepest = 0;
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    deepest = Math.max(deepest, depth);
    if ('children' in node) for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
  return deepest;
}

function tooDeep(): UnreadableSource {
  return new UnreadableSource('too-deep', {
    english: `The page nests elements more than ${LIMITS.nesting} deep; copy its text into a .txt file.`,
    chinese: `网页元素嵌套超过 ${LIMITS.nesting} 层，请将正文复制到 .txt 文件后重试。`,
  });
}

/** Elements whose text is never shown. */
const INVISIBLE = new Set([
  'head',
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'canvas',
  'input',
  'select',
  'textarea',
  'button',
  'audio',
  'video',
  'map',
  'colgroup',
]);

/**
 * Whether an element is shown: neither of an invisible kind nor hidden by its own attributes. A body that is hidden
 * (scripts show it when the page has loaded) is shown.
 */
export function isVisible(element: Element): boolean {
  if (element.tagName === 'body' || element.tagName === 'html') return true;
  if (INVISIBLE.has(element.tagName) || element.properties.hidden === true) return false;
  return !/display\s*:\s*none|visibility\s*:\s*hidden/i.test(styleOf(element));
}

/** The `style` attribute. */
export function styleOf(element: Element): string {
  return typeof element.properties.style === 'string' ? element.properties.style : '';
}

/** Child elements of one of the given names, or all. */
export function elementsIn(parent: Root | Element, ...names: string[]): Element[] {
  const children: readonly RootContent[] = parent.children;
  return children.filter(
    (child): child is Element => child.type === 'element' && (names.length === 0 || names.includes(child.tagName)),
  );
}

/** Visits elements in document order; a visitor that returns false is not taken into the element's children. */
export function visitElements(parent: Root | Element, visit: (element: Element) => boolean | undefined): void {
  for (const child of elementsIn(parent)) if (visit(child) !== false) visitElements(child, visit);
}

/** Visible text below a node with white space collapsed. */
export function visibleText(node: Nodes): string {
  return collectText(node).replace(/\s+/g, ' ').trim();
}

const CODE = new Set(['head', 'script', 'style', 'template', 'noscript', 'svg']);

/** Text of an element that is not shown; code has none. */
export function hiddenText(element: Element): string {
  if (CODE.has(element.tagName)) return '';
  return visibleText({ type: 'root', children: element.children });
}

function collectText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && !isVisible(node)) return '';
  if (!('children' in node)) return '';
  const text = node.children.map(collectText).join('');
  return node.type === 'element' && BLOCKS.has(node.tagName) ? ` ${text} ` : text;
}

/** Elements that begin and end a paragraph. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot ' +
    'th thead tr ul ucapcontent'
  ).split(' '),
);
