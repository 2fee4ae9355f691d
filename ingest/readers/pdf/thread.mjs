// A thread does not inherit the loader that lets Node run TypeScript; this file turns it on and goes on there.
// pdfjs is loaded before, because the loader would look through its megabytes.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import 'pdfjs-dist/legacy/build/pdf.mjs';
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
