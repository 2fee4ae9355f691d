// A thread does not inherit the loader that lets Node run TypeScript; this file turns it on and goes on there.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
