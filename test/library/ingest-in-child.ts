/**
 * Ingests a folder in a process of its own, so that a test can kill it: `ingest-in-child.ts DATA_DIR FOLDER HOST KEY INDEX`.
 * Prints one line for each step of the progress and `done` at the end.
 */
import { KnowledgeBase } from '../../ingest/knowledge-base.ts';

// A file that outgrows `ulimit -f` is then a failed write, as on a full disk, instead of the end of the process.
process.on('SIGXFSZ', () => {});

const [dataDir = '', folder = '', url = '', apiKey = '', index = ''] = process.argv.slice(2);
const knowledgeBase = await KnowledgeBase.open({ dataDir, meilisearch: { url, apiKey }, index });
const say = (line: string) => void process.stdout.write(`${line}\n`);
const report = await knowledgeBase.ingest([folder], { onProgress: ({ stage, done }) => say(`${stage} ${done}`) });
const problems = [report, ...report.files].flatMap(({ problem }) => problem?.code ?? []);
say(`done ${JSON.stringify({ ...report.outcomes, problems })}`);
await knowledgeBase.close();
