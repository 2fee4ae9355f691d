// Where the reading process starts: it turns on the loader that lets Node run TypeScript and goes on there.
// pdfjs is loaded before, because the loader would look through its megabytes.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import 'pdfjs-dist/legacy/build/pdf.mjs';
import { register } from 'tsx/esm/api';

register();
await import('./answer-jobs.ts');
