import type { Marker, MarkerScheme } from '../policy/marker.ts';
import { textWidth } from '../policy/text-width.ts';
import type { Block } from './blocks.ts';

/** Schemes whose units open with a title of their own line, so that a title without its number can be told. */
const TITLED: readonly MarkerScheme[] = ['part', 'subpart', 'chapter', 'division', 'chinese', 'chinese-bracket'];

/**
 * A title whose number was lost: between 二、 and 四、 stands exactly one line that reads as a title. Returns the
 * missing marker (with an empty `num`) for each such line.
 */
export function findLostNumbers(blocks: readonly Block[], markers: ReadonlyMap<Block, Marker>): Map<Block, Marker> {
  const lost = new Map<Block, Marker>();
  const last = new Map<MarkerScheme, { value: number; index: number }>();
  blocks.forEach((block, index) => {
    const marker = markers.get(block);
    if (marker === undefined || !TITLED.includes(marker.scheme)) return;
    const before = last.get(marker.scheme);
    if (before !== undefined && marker.value === before.value + 2) {
      const titles = blocks.slice(before.index + 1, index).filter((line) => !markers.has(line) && isBareTitle(line));
      const [only, ...more] = titles;
      if (only !== undefined && more.length === 0) {
        lost.set(only, {
          scheme: marker.scheme,
          value: before.value + 1,
          branch: null,
          decimals: [],
          num: '',
          rest: 0,
        });
      }
    }
    last.set(marker.scheme, { value: marker.value, index });
  });
  return lost;
}

function isBareTitle(block: Block): boolean {
  return (
    block.kind === 'text' &&
    textWidth(block.text) <= 30 &&
    !/[。；：，、！？:,;]/.test(block.text) &&
    /[\u4e00-\u9fff]{2}/.test(block.text)
  );
}
