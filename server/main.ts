import { ConfigurationProblem, readConfiguration } from './configuration.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { sentenceOf } from './sentence-of.ts';

try {
  await runUntilStopped(readConfiguration());
} catch (problem) {
  console.error(sentenceOf(problem));
  process.exitCode = problem instanceof ConfigurationProblem ? 2 : 1;
}
