import type { FootnoteDefinition, Html, Nodes, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { bothEnds } from './both-ends.ts';
import { HtmlBlocks } from './html/blocks.ts';
import { elementsIn, parseHtml } from './html/tree.ts';
import { beginsParagraph } from './line-breaks.ts';
import { raisedText } from './raised-text.ts';
import { SourceBuilder } from './source-builder.ts';
import type { SourceText } from './source-text.ts';
import { UnreadableSource } from './unreadable-source.ts';

/**
 * Markdown constructs that damage 公文: `1.` would become a list that loses its printed number, indented paragraphs
 * code, a line over `---` a heading, `*` emphasis, and `[责任单位]: 某局` a link definition that vanishes.
 */
const DAMAGING = ['list', 'codeIndented', 'setextUnderline', 'attention', 'definition'];

function withoutDamagingConstructs(this: Processor): void {
  const settings = this.data();
  const extensions = settings.micromarkExtensions ?? [];
  settings.micromarkExtensions = [...extensions, { disable: { null: DAMAGING } }];
}

const PROCESSOR = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  // A single tilde is a range (5~8%), not a deletion.
  .use(remarkGfm, { singleTilde: false })
  .use(withoutDamagingConstructs)
  .freeze();

/**
 * Reads Markdown as far as it does not contradict official style: headings, tables, paragraphs, and YAML front matter
 * handed on as a `yaml` node. Lines of one Markdown paragraph become paragraphs of their own where they begin as such.
 * Marks that print nothing (`**`, `---`, comments) are listed as dropped.
 *
 * @param text - Decoded file; the positions of the tree point into it.
 * @param encoding - Its encoding, handed on.
 * @throws UnreadableSource `too-deep` for excessive nesting.
 */
export function readMarkdown(text: string, encoding: string): SourceText {
  try {
    const flat = withoutNestedQuotes(text);
    const reading = new MarkdownReading(flat);
    const children = PROCESSOR.parse(flat).children.flatMap((node) => reading.blocks(node));
    return { format: 'md', encoding, text, root: { type: 'root', children }, ...reading.findings };
  } catch (error) {
    // The parser and the reading of its tree go as deep as the document does.
    throw error instanceof RangeError ? tooDeep(error) : error;
  }
}

/**
 * A quotation is a paragraph of its own in 公文, and one inside another no more than that. The marks behind the first
 * become blanks of the same length before parsing: the parser's time grows with the square of the depth.
 */
function withoutNestedQuotes(text: string): string {
  return text.replace(/^([ \t]*>)([ \t>]+)/gm, (_, first: string, more: string) => first + more.replaceAll('>', ' '));
}

function tooDeep(cause?: RangeError): UnreadableSource {
  return new UnreadableSource(
    'too-deep',
    {
      english: 'The Markdown nests too deep; copy its text into a .txt file.',
      chinese: 'Markdown 嵌套过深，请将正文复制到 .txt 文件后重试。',
    },
    cause,
  );
}

/** Paired marks of bold print. Underscores within a word are part of it, as in CommonMark: user__login__log. */
const STRONG = /(\*\*|(?<![\p{L}\p{N}_])__)(?=\S)(.+?)(?<=\S)\1(?:(?<!__)|(?![\p{L}\p{N}_]))/gu;

/** - 任务: a member of a list without numbers. */
const LISTED = /^[-*+•●]\s/;

class MarkdownReading {
  readonly findings: Pick<SourceText, 'dropped' | 'messages'> = { dropped: [], messages: [] };
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The blocks that one block of Markdown amounts to in official style. */
  blocks(node: RootContent): RootContent[] {
    switch (node.type) {
      case 'paragraph':
        return this.#paragraphs(node);
      case 'heading':
        return [{ ...node, children: node.children.flatMap((child) => this.#inline(child)) }];
      case 'blockquote':
        return node.children.flatMap((child) => this.blocks(child));
      case 'footnoteDefinition':
        return this.#note(node);
      case 'thematicBreak':
        this.#drop(node, '分隔线');
        return [];
      case 'html':
        return this.#html(node);
      default:
        return [node];
    }
  }

  #paragraphs(paragraph: Paragraph): Paragraph[] {
    const lines: PhrasingContent[][] = [[]];
    for (const child of this.#printed(paragraph.children)) {
      if (child.type === 'break' || (child.type === 'html' && /^<br\b/i.test(child.value))) lines.push([]);
      else if (child.type === 'text') {
        for (const [index, line] of this.#lines(child).entries()) {
          if (index > 0) lines.push([]);
          if (line !== null) lines.at(-1)?.push(...this.#inline(line));
        }
      } else lines.at(-1)?.push(...this.#inline(child));
    }
    const paragraphs: PhrasingContent[][] = [];
    let before = '';
    for (const line of lines.filter((children) => children.length > 0)) {
      const previous = paragraphs.at(-1);
      const text = plain(line);
      if (previous === undefined || LISTED.test(text) || beginsParagraph(before, text)) {
        paragraphs.push([...line]);
        before = bothEnds(text);
      } else {
        previous.push(...line);
        before = bothEnds(before + text);
      }
    }
    return paragraphs.map(toParagraph);
  }

  /** Struck text is left out, and what stands between `<sup>` and `</sup>` keeps its height. */
  #printed(children: readonly PhrasingContent[]): PhrasingContent[] {
    const printed: PhrasingContent[] = [];
    let open: string | null = null;
    for (const child of children) {
      const tag = child.type === 'html' ? /^<(\/?)(sup|s|strike|del)\b[^>]*>$/i.exec(child.value) : null;
      if (tag !== null) open = tag[1] === '' ? (tag[2] ?? '').toLowerCase() : null;
      if (tag === null && (child.type === 'delete' || (open !== null && open !== 'sup'))) this.#strike(child);
      else if (open === 'sup' && child.type === 'text')
        printed.push(this.#raise(child, plain(printed.slice(-8).filter(({ type }) => type !== 'html'))));
      else printed.push(child);
    }
    return printed;
  }

  #strike(node: PhrasingContent): void {
    const reason = '加删除线的文字';
    this.#drop(node, reason);
    this.#warn(node, 'text-dropped', `${reason}，未收入正文。`);
  }

  #raise(node: Text, before: string): Text {
    const raised = raisedText(node.value, before);
    if (raised.flattened) this.#warn(node, 'superscript', '上标无法以文字形式保留，已按普通文字收入，请核对。');
    return { ...node, value: raised.text };
  }

  #warn(node: PhrasingContent, rule: string, reason: string): void {
    const line = node.position?.start.line ?? null;
    this.findings.messages.push({ severity: 'warning', rule, reason, line, address: null, quote: plain([node]) });
  }

  /** One text node per source line, each with its own place; the parser has taken off the indentation. */
  #lines(node: Text): (Text | null)[] {
    const start = node.position?.start;
    if (start?.offset === undefined) return [node];
    const values = node.value.split('\n');
    const sources = this.#text.slice(start.offset, node.position?.end.offset).split('\n');
    let offset = start.offset;
    return values.map((value, index) => {
      const source = sources[index] ?? '';
      const lead = index === 0 ? 0 : source.length - source.trimStart().length;
      const from = offset + lead;
      const to = offset + source.trimEnd().length;
      const line = start.line + index;
      const column = index === 0 ? start.column : lead + 1;
      offset += source.length + 1;
      if (value.trim() === '') return null;
      const position = {
        start: { line, column, offset: from },
        end: { line, column: column + to - from, offset: to },
      };
      return { type: 'text', value: value.trim(), position };
    });
  }

  /** Takes paired `**` out of a line and opens inline containers. */
  #inline(node: PhrasingContent): PhrasingContent[] {
    if (node.type === 'html') {
      this.#drop(node, '网页标记或注释');
      return [];
    }
    if (node.type === 'footnoteReference') {
      const mark: Text = { type: 'text', value: `[${node.label ?? node.identifier}]` };
      return [node.position === undefined ? mark : { ...mark, position: node.position }];
    }
    if (node.type !== 'text' || !/\*\*|__/.test(node.value)) return [node];
    const start = node.position?.start;
    if (start?.offset === undefined || this.#source(node) !== node.value) return [node];
    const parts: PhrasingContent[] = [];
    let end = 0;
    for (const match of node.value.matchAll(STRONG)) {
      const [whole, mark = ''] = match;
      const close = match.index + whole.length - mark.length;
      parts.push(...slice(node, end, match.index), ...slice(node, match.index + mark.length, close));
      for (const at of [match.index, close]) {
        const span = { start: start.offset + at, end: start.offset + at + mark.length };
        this.findings.dropped.push({ text: mark, span, reason: '加粗标记' });
      }
      end = match.index + whole.length;
    }
    return [...parts, ...slice(node, end, node.value.length)];
  }

  /** Embedded HTML is read as a page is; its nodes have the place of the whole piece of HTML. */
  #html(node: Html): RootContent[] {
    const builder = new SourceBuilder();
    for (const element of elementsIn(parseHtml(node.value))) new HtmlBlocks(builder).read(element);
    const { root, messages } = builder.result('md', null);
    if (root.children.length === 0) this.#drop(node, '网页标记或注释');
    this.findings.messages.push(
      ...messages.map((message) => ({ ...message, line: node.position?.start.line ?? null })),
    );
    visit(root, (child) => {
      if (node.position === undefined) delete child.position;
      else child.position = node.position;
    });
    return root.children;
  }

  /** A note is printed with its mark, `[1] …`, where it is defined. */
  #note(definition: FootnoteDefinition): RootContent[] {
    const mark: Text = { type: 'text', value: `[${definition.label ?? definition.identifier}] ` };
    const [first, ...rest] = definition.children;
    const start = definition.position?.start;
    if (start !== undefined) mark.position = { start, end: start };
    if (first?.type !== 'paragraph') return definition.children.flatMap((child) => this.blocks(child));
    const marked: Paragraph = { ...first, children: [mark, ...first.children] };
    return [marked, ...rest].flatMap((child) => this.blocks(child));
  }

  #drop(node: Nodes, reason: string): void {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start !== undefined && end !== undefined) {
      this.findings.dropped.push({ text: this.#text.slice(start, end), span: { start, end }, reason });
    }
  }

  #source(node: Nodes): string {
    return this.#text.slice(node.position?.start.offset, node.position?.end.offset);
  }
}

function slice(node: Text, from: number, to: number): Text[] {
  const start = node.position?.start;
  if (from >= to || start?.offset === undefined) return [];
  const point = (at: number) => ({ ...start, column: start.column + at, offset: (start.offset ?? 0) + at });
  return [{ type: 'text', value: node.value.slice(from, to), position: { start: point(from), end: point(to) } }];
}

function plain(nodes: readonly Nodes[]): string {
  return nodes.map((node) => ('value' in node ? node.value : 'children' in node ? plain(node.children) : '')).join('');
}

function toParagraph(children: PhrasingContent[]): Paragraph {
  const [start, end] = [children[0]?.position?.start, children.at(-1)?.position?.end];
  const paragraph: Paragraph = { type: 'paragraph', children };
  return start === undefined || end === undefined ? paragraph : { ...paragraph, position: { start, end } };
}
