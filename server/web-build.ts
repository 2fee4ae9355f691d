import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { KnownProblem } from '../ingest/policy/known-problem.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Folder of the built pages. */
export const webFolder = join(root, 'web', 'dist');
const stampFile = join(webFolder, 'sources.sha256');

/** What the built pages are made of; the lock file stands for the versions of the packages in them. */
const sources = ['web', 'server/contract', 'package-lock.json', 'tsconfig.json'];

/** The pages could not be built; the message has the builder's own words. */
export class WebBuildProblem extends KnownProblem<'web-build'> {
  constructor(english: string, cause?: unknown) {
    super('web-build', { english, chinese: `网页未能构建：${english}` }, cause);
  }
}

/**
 * Builds the web pages when their sources are not those of the last build. The builder runs in a process of its own,
 * so that its memory is given back.
 *
 * @param signal ends the build
 * @returns whether there was anything to build
 * @throws WebBuildProblem
 */
export async function buildWeb(signal?: AbortSignal): Promise<boolean> {
  const stamp = sourcesStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  await runVite(signal);
  writeFileSync(stampFile, stamp);
  return true;
}

function sourcesStamp(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}

function runVite(signal: AbortSignal | undefined): Promise<void> {
  const entry = viteEntry();
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [entry, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    });
    let printed = '';
    build.stdout.on('data', (text) => {
      printed += String(text);
    });
    build.stderr.on('data', (text) => {
      printed += String(text);
    });
    build.once('error', reject);
    build.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new WebBuildProblem(`The web pages could not be built:\n${printed.trim()}`));
    });
  });
}

function viteEntry(): string {
  try {
    const description = createRequire(import.meta.url).resolve('vite/package.json');
    return join(description, '..', 'bin', 'vite.js');
  } catch (cause) {
    throw new WebBuildProblem(
      'The web pages have changed and Vite, which builds them, is not installed: run `npm ci` (without --omit=dev).',
      { cause },
    );
  }
}
