import { describe, expect, test } from 'vitest';
import { TermIndex } from '../../ingest/crossref/term-index.ts';
import { TermWeights } from '../../ingest/crossref/term-weights.ts';
import { nearness, TopicSpace } from '../../ingest/crossref/topic-space.ts';

const library = [
  '航空货运枢纽和国际航线',
  '国际航线与机场货站',
  '机场货站联动航空货运',
  '高校开设专业培养人才',
  '职业院校培养人才',
  '人才培训和高校专业',
  '出口退税便利办税',
  '办税流程和退税时效',
  '优化退税办税流程',
];

function learn() {
  const index = new TermIndex();
  const clauses = library.map((text) => index.termsOf(text));
  const frequencies: number[] = [];
  for (const { terms } of clauses) for (const term of terms) frequencies[term] = (frequencies[term] ?? 0) + 1;
  return { index, topics: new TopicSpace(clauses, new TermWeights(frequencies, clauses.length)) };
}

describe('topic space', () => {
  test('terms that keep company are near although they share no character', () => {
    const { index, topics } = learn();
    const place = (text: string) => topics.place(index.termsOf(text));
    expect(nearness(place('国际航线'), place('机场'))).toBeGreaterThan(
      nearness(place('国际航线'), place('高校')) + 0.3,
    );
    expect(nearness(place('退税'), place('流程'))).toBeGreaterThan(nearness(place('退税'), place('货站')) + 0.3);
  });

  test('the same library gives the same space to the last bit', () => {
    const [one, two] = [learn(), learn()];
    expect(one.topics.place(one.index.termsOf(library.join()))).toEqual(
      two.topics.place(two.index.termsOf(library.join())),
    );
  });

  test('a text of unknown terms has a place too', () => {
    const { index, topics } = learn();
    const unknown = topics.place(index.termsOf('邻里节'));
    expect([...unknown].every(Number.isFinite)).toBe(true);
  });
});
