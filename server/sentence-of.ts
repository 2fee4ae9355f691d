/** Errors whose message is a sentence for the user; any other is a fault of ours and is shown with its stack. */
const forUsers = new Set([
  'ConfigurationProblem',
  'FileProblem',
  'ListenProblem',
  'MeilisearchProblem',
  'UnusableLibrary',
  'WebBuildProblem',
]);

/** What to print on the command line for an error. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return forUsers.has(error.name) ? error.message : (error.stack ?? error.message);
}
