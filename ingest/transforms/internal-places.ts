import type { MarkerScheme } from '../policy/marker.ts';
import { type PolicyNode, type PolicyRoot, walk } from '../policy/tree.ts';

/** One level of a place that a text cites: 条 12, 款 2. */
export interface CitedStep {
  level: string;
  value: number;
  branch: number | null;
}

/** Schemes that a level word may mean: 第二部分 is 二、 in a 公文; 第（十）项 is （十）. */
const SCHEMES: Record<string, readonly MarkerScheme[]> = {
  部分: ['part', 'chinese'],
  编: ['part'],
  分编: ['subpart'],
  章: ['chapter'],
  节: ['division'],
  条: ['article', 'chinese-bracket', 'chinese'],
  项: ['chinese-bracket'],
  点: ['arabic'],
  目: ['arabic'],
};

/** Finds the nodes of a document that a cited place may mean, nearest surroundings first. */
export class InternalPlaces {
  readonly #surroundings = new Map<PolicyNode, PolicyNode[]>();
  readonly #root: PolicyNode[];

  constructor(root: PolicyRoot) {
    this.#root = root.children;
    for (const node of root.children) this.#note(node, []);
  }

  /** Addresses that the steps may mean when they are printed in `from`: none, one, or several. */
  locate(steps: readonly CitedStep[], from: PolicyNode): string[] {
    for (const scope of this.#scopes(from, steps)) {
      let found = [...scope];
      for (const step of steps) found = found.flatMap((node) => descend(node, step));
      if (found.length > 0) return [...new Set(found.map((node) => node.address))];
    }
    return [];
  }

  #note(node: PolicyNode, above: PolicyNode[]): void {
    this.#surroundings.set(node, above);
    for (const child of node.children) this.#note(child, [...above, node]);
  }

  /** Places to look in, nearest first: the own article (for 款 and 项), the annex, the main text. */
  #scopes(from: PolicyNode, steps: readonly CitedStep[]): PolicyNode[][] {
    const above = [...(this.#surroundings.get(from) ?? []), from];
    const relative = steps[0]?.level === '款' || steps[0]?.level === '项' || steps[0]?.level === '目';
    const article = relative ? above.filter((node) => node.scheme === 'article') : [];
    const annex = above.filter((node) => node.type === 'annex');
    const main = this.#root.filter((node) => node.type !== 'annex');
    return [...article.map((node) => [node]), ...annex.map((node) => [node]), [wrap(main)]];
  }
}

function wrap(children: PolicyNode[]): PolicyNode {
  return {
    type: 'annex',
    scheme: null,
    num: null,
    step: '',
    address: '',
    heading: null,
    lines: [],
    children,
    units: [],
    citations: [],
  };
}

function descend(node: PolicyNode, step: CitedStep): PolicyNode[] {
  if (step.level === '款') return paragraphsOf(node, step.value);
  const schemes = SCHEMES[step.level] ?? [];
  for (const scheme of schemes) {
    const found: PolicyNode[] = [];
    for (const below of walk(node.children)) {
      if (below.scheme === scheme && below.step === stepText(step)) found.push(below);
    }
    if (found.length > 0) return found;
  }
  return [];
}

function stepText(step: CitedStep): string {
  return step.branch === null ? `${step.value}` : `${step.value}-${step.branch}`;
}

/** The 款 of an article: its paragraph nodes, or the article itself where its 款 have no nodes of their own. */
function paragraphsOf(node: PolicyNode, value: number): PolicyNode[] {
  const own = node.children.filter((child) => child.type === 'paragraph' && child.step === `${value}`);
  if (own.length > 0) return own;
  return value <= node.lines.length ? [node] : [];
}
