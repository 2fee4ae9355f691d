import type { Feature } from './feature.ts';

/** Words of a report on what was reached (截至…, 同比…), at most 1: nothing to implement even outside 现状. */
export const reported: Feature = {
  name: 'reported',
  label: '上位条款为统计回顾',
  speaks: 'against',
  measure: ({ upper }) => {
    const words = upper.text.match(/截至|期间|时期|同比|已获批|居全国|跃居|(?<![到至])20[0-9]{2}年[,，]/gu);
    return Math.min(1, (words?.length ?? 0) / 3);
  },
};

/** Length of the upper clause (logarithm, 0 at 150 characters): long ones mention more in passing. */
export const upperLength: Feature = {
  name: 'upper-length',
  label: '上位条款长度',
  speaks: 'either',
  measure: ({ upper }) => Math.log(Math.max(10, upper.text.length) / 150),
};
