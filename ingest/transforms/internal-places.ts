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
  readonly #main: PolicyNode;
  /** Nodes below a place by scheme and number, made once for each place that is looked in. */
  readonly #below = new Map<PolicyNode, Map<string, PolicyNode[]>>();

  constructor(root: PolicyRoot) {
    this.#main = wrap(root.children.filter((node) => node.type !== 'annex'));
    for (const node of root.children) this.#note(node, []);
  }

  /** Addresses that the steps may mean when they are printed in `from`: none, one, or several. */
  locate(steps: readonly CitedStep[], from: PolicyNode): string[] {
    for (const scope of this.#scopes(from, steps)) {
      let found = [...scope];
      for (const step of steps) found = found.flatMap((node) => this.#descend(node, step));
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
    return [...article.map((node) => [node]), ...annex.map((node) => [node]), [this.#main]];
  }

  #descend(node: PolicyNode, step: CitedStep): PolicyNode[] {
    if (step.level === '款') return paragraphsOf(node, step.value);
    const schemes = SCHEMES[step.level] ?? [];
    const found = schemes.map((scheme) => this.#numbered(node).get(`${scheme} ${stepText(step)}`));
    return found.find((nodes) => nodes !== undefined) ?? [];
  }

  #numbered(node: PolicyNode): Map<string, PolicyNode[]> {
    const known = this.#below.get(node);
    if (known !== undefined) return known;
    const numbered = new Map<string, PolicyNode[]>();
    for (const below of walk(node.children)) {
      const key = `${below.scheme} ${below.step}`;
      const same = numbered.get(key);
      if (same === undefined) numbered.set(key, [below]);
      else same.push(below);
    }
    this.#below.set(node, numbered);
    return numbered;
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

function stepText(step: CitedStep): string {
  return step.branch === null ? `${step.value}` : `${step.value}-${step.branch}`;
}

/** The 款 of an article: its paragraph nodes, or the article itself where its 款 have no nodes of their own. */
function paragraphsOf(node: PolicyNode, value: number): PolicyNode[] {
  const own = node.children.filter((child) => child.type === 'paragraph' && child.step === `${value}`);
  if (own.length > 0) return own;
  return value <= node.lines.length ? [node] : [];
}
