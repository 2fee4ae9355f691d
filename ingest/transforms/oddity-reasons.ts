import type { Marker } from '../policy/marker.ts';
import type { Oddity } from './levels.ts';

/** What is odd about a number and what was done about it, as a Chinese sentence for the report. */
export function oddityReason(marker: Marker, oddity: Oddity): string {
  switch (oddity.rule) {
    case 'number-variant':
      return `序号“${marker.num}”的写法与同级不一致，按同级序号处理。`;
    case 'number-gap':
      return `序号“${marker.num}”不连续：前一个是${oddity.after}，中间缺号。`;
    case 'number-repeat':
      return `序号“${marker.num}”与前一个重复。`;
    case 'number-backwards':
      return `序号“${marker.num}”小于前一个（${oddity.after}），按重新编号处理。`;
    case 'number-start':
      return `序号“${marker.num}”是本级第一个，但不从1开始，也不接续前文。`;
    case 'level-order':
      return `序号“${marker.num}”按惯例应高于上一级，按它在文中的位置处理为下级。`;
  }
}
