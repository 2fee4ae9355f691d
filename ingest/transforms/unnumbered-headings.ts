import { type Marker, type MarkerScheme, SCHEME_RANK } from '../policy/marker.ts';
import { textWidth } from '../policy/text-width.ts';
import type { Block, TextBlock } from './blocks.ts';

/**
 * What a line without a number is among the articles of a statute: a heading above some of them (学士学位), or the
 * second line of the title of a chapter (第四章　外商投资经营国际海上运输 / 及其辅助性业务的特别规定).
 */
export type UnnumberedLine = 'heading' | 'title-goes-on';

/** Titles that stand without a number in statutes, in any setting. */
const GENERAL_TITLE = /^(?:总|分|附|罚)则$|^序言$|^前言$/;
/** Longest heading and longest second line of a title, in Chinese characters. */
const LONGEST = 40;
/** Longest line that is taken for a heading by its place alone. */
const LONGEST_UNSTYLED = 20;

/** The headings without numbers of a text that is numbered by articles; none in other texts. */
export function findUnnumberedHeadings(
  blocks: readonly Block[],
  markers: ReadonlyMap<Block, Marker>,
): Map<Block, UnnumberedLine> {
  const found = new Map<Block, UnnumberedLine>();
  if (![...markers.values()].some(({ scheme }) => scheme === 'article')) return found;
  const unstyled: Block[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'text' || markers.has(block) || !isTitleLike(block.text)) return;
    const [before, after] = [blocks[index - 1], blocks[index + 1]];
    const opensUnits = after !== undefined && isAtMost(markers.get(after), 'article');
    if (before !== undefined && opensUnits && goesOn(block, before, markers)) found.set(block, 'title-goes-on');
    else if (block.depth !== null || (opensUnits && isGeneralTitle(block.text))) found.set(block, 'heading');
    else if (opensUnits && textWidth(block.text) <= LONGEST_UNSTYLED && endsText(before, markers)) unstyled.push(block);
  });
  // One short line between two articles may be anything; several are the way the text is divided.
  if (unstyled.length > 1) for (const block of unstyled) found.set(block, 'heading');
  return found;
}

/** 总则, 附　则: it stands above all chapters. */
export function isGeneralTitle(text: string): boolean {
  return GENERAL_TITLE.test(text.replace(/\s/g, ''));
}

function isTitleLike(text: string): boolean {
  return (
    textWidth(text) <= LONGEST &&
    !/[。；：，！？…]/.test(text) &&
    !/^[（(]/.test(text) &&
    /[\u4e00-\u9fff]{2}/.test(text.replace(/\s/g, ''))
  );
}

function goesOn(block: TextBlock, before: Block, markers: ReadonlyMap<Block, Marker>): boolean {
  if (before.kind !== 'text' || isGeneralTitle(block.text) || block.depth !== before.depth) return false;
  return isAtMost(markers.get(before), 'division') && !/[。；]$/.test(before.text);
}

/** The text before an unstyled heading is over. */
function endsText(before: Block | undefined, markers: ReadonlyMap<Block, Marker>): boolean {
  if (before === undefined) return false;
  return before.kind === 'table' || /[。；]$/.test(before.text) || isAtMost(markers.get(before), 'division');
}

function isAtMost(marker: Marker | undefined, scheme: MarkerScheme): boolean {
  return marker !== undefined && SCHEME_RANK[marker.scheme] <= SCHEME_RANK[scheme];
}
