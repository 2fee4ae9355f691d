import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { freePort } from '../../ingest/search/meilisearch/spawn.ts';

/** A real nginx in front of a server of the test. */
export interface Nginx {
  /** e.g. `http://127.0.0.1:40000` */
  address: string;
  stop(): Promise<void>;
}

/** Starts nginx with these lines inside `server { … }` and waits until it answers. */
export async function startNginx(lines: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events {}
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
      server { listen 127.0.0.1:${port}; ${lines} }
    }`,
  );
  const child = spawn('nginx', ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const address = `http://127.0.0.1:${port}`;
  await answers(child, address);
  return {
    address,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  await vi.waitFor(
    async () => {
      if (child.exitCode === null) await fetch(`${address}/health`);
    },
    { timeout: 20_000, interval: 20 },
  );
  if (child.exitCode !== null) throw new Error(`Expected nginx to run, not to end with ${child.exitCode}`);
}
