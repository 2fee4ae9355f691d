/**
 * Address of a clause inside its document: `3/4`, `2/2/7`, `3/4/p1`, `3/4/box4/2`, `annex/1/3`, `annex/row7`, `0/p1`,
 * `end/p1`, `3/12/2/1`, `12-1` (第十二条之一). A number that stands twice among its siblings is told apart as `7x2`.
 */
export type AddressStep =
  | { kind: 'number'; value: number; branch: number | null; occurrence: number }
  | { kind: 'paragraph'; value: number }
  | { kind: 'box'; value: number; occurrence: number }
  | { kind: 'table'; value: number }
  | { kind: 'row'; value: number; occurrence: number }
  | { kind: 'annex'; value: number; occurrence: number }
  | { kind: 'front' }
  | { kind: 'end' };

export type Address = readonly AddressStep[];

const STEP =
  /^(?:(?<number>[1-9]\d*)(?:-(?<branch>[1-9]\d*))?|(?<word>p|box|table|row|annex)(?<value>[1-9]\d*)?)(?:x(?<occurrence>[2-9]|[1-9]\d+))?$/;

/** Reads an address; null when the text is not one. `formatAddress` gives the same text back. */
export function parseAddress(text: string): Address | null {
  const steps: AddressStep[] = [];
  for (const part of text.split('/')) {
    const step = parseStep(part);
    if (step === null) return null;
    steps.push(step);
  }
  return steps;
}

function parseStep(part: string): AddressStep | null {
  if (part === '0') return { kind: 'front' };
  if (part === 'end') return { kind: 'end' };
  const groups = STEP.exec(part)?.groups;
  if (groups === undefined) return null;
  const occurrence = groups.occurrence === undefined ? 1 : Number(groups.occurrence);
  if (groups.number !== undefined) {
    const branch = groups.branch === undefined ? null : Number(groups.branch);
    return { kind: 'number', value: Number(groups.number), branch, occurrence };
  }
  const value = groups.value === undefined ? null : Number(groups.value);
  switch (groups.word) {
    case 'annex':
      return value === 1 ? null : { kind: 'annex', value: value ?? 1, occurrence };
    case 'box':
      return value === null ? null : { kind: 'box', value, occurrence };
    case 'row':
      return value === null ? null : { kind: 'row', value, occurrence };
    case 'p':
      return value === null || occurrence > 1 ? null : { kind: 'paragraph', value };
    default:
      return value === null || occurrence > 1 ? null : { kind: 'table', value };
  }
}

/** Text of an address, steps joined by `/`. */
export function formatAddress(address: Address): string {
  return address.map(formatStep).join('/');
}

function formatStep(step: AddressStep): string {
  switch (step.kind) {
    case 'front':
      return '0';
    case 'end':
      return 'end';
    case 'paragraph':
      return `p${step.value}`;
    case 'table':
      return `table${step.value}`;
    case 'number':
      return `${step.value}${step.branch === null ? '' : `-${step.branch}`}${repeat(step.occurrence)}`;
    case 'annex':
      return `annex${step.value === 1 ? '' : step.value}${repeat(step.occurrence)}`;
    default:
      return `${step.kind}${step.value}${repeat(step.occurrence)}`;
  }
}

function repeat(occurrence: number): string {
  return occurrence === 1 ? '' : `x${occurrence}`;
}

/** Where a step stands among its siblings: front, paragraphs, numbers, boxes, tables and rows, end, annexes. */
const STEP_ORDER: Record<AddressStep['kind'], number> = {
  front: 0,
  paragraph: 1,
  number: 2,
  box: 3,
  table: 4,
  row: 5,
  end: 6,
  annex: 7,
};

/**
 * Order of two addresses by their numbers (negative: `a` first). It is the order of the text wherever a document is
 * numbered regularly; the order of a document's clauses itself is the order of its records.
 */
export function compareAddresses(a: string, b: string): number {
  const left = parseAddress(a);
  const right = parseAddress(b);
  if (left === null || right === null) return a < b ? -1 : a > b ? 1 : 0;
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const x = left[index];
    const y = right[index];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    const difference = compareSteps(x, y);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareSteps(x: AddressStep, y: AddressStep): number {
  if (x.kind !== y.kind) return STEP_ORDER[x.kind] - STEP_ORDER[y.kind];
  if (!('value' in x) || !('value' in y)) return 0;
  if (x.value !== y.value) return x.value - y.value;
  const branch = ('branch' in x ? (x.branch ?? 0) : 0) - ('branch' in y ? (y.branch ?? 0) : 0);
  if (branch !== 0) return branch;
  return ('occurrence' in x ? x.occurrence : 1) - ('occurrence' in y ? y.occurrence : 1);
}

/** True when `address` is `ancestor` itself or lies inside it. */
export function isWithin(address: string, ancestor: string): boolean {
  return address === ancestor || address.startsWith(`${ancestor}/`);
}

/** The record with this address, or undefined: `locate(clauses, '2/2/7')`. */
export function locate<Place extends { address: string }>(
  places: readonly Place[],
  address: string,
): Place | undefined {
  return places.find((place) => place.address === address);
}
