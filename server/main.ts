import { setFlagsFromString } from 'node:v8';
import { ConfigurationProblem, readConfiguration } from './configuration.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { sentenceOf } from './sentence-of.ts';

// The heap may grow by a third, not to the double, before it is swept: 60 MB less, and not slower (see DECISIONS.md).
setFlagsFromString('--heap-growing-percent=30');

try {
  await runUntilStopped(readConfiguration());
} catch (problem) {
  console.error(sentenceOf(problem));
  process.exitCode = problem instanceof ConfigurationProblem ? 2 : 1;
}
