import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../bench/running-server.ts';
import { type ApiDescription, malformedRequests, randomNumbers } from '../harness/malformed-requests.ts';

/**
 * `npm run soak [-- REQUESTS [SEED]]`: malformed requests made from the description of the API against the product as
 * `npm start` runs it, with the server killed hard in between and started again. Ends with 1 where an answer was a
 * fault of ours or no problem in our form, or where a decision that was acknowledged is gone after a kill.
 */
const requests = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const kills = 3;
const token = 'soak-token-of-enough-length';
process.env.WRITERS = `soak:${token}`;
process.env.REQUESTS_PER_MINUTE = '0';

const dataDir = mkdtempSync(join(tmpdir(), 'soak-'));
const random = randomNumbers(seed);
const faults: string[] = [];
const notes: string[] = [];

let server = await startServer(dataDir);
const description = (await (await fetch(`${server.address}/api/openapi.json`)).json()) as ApiDescription;
const source = malformedRequests(description, seed);
const killAt = new Set(Array.from({ length: kills }, () => Math.floor(random() * requests)));

for (let count = 0; count < requests; count += 1) {
  const { method = 'GET', url, payload, headers } = source.next().value;
  const answer = await send(method, String(url), payload === undefined ? '' : String(payload), headers ?? {});
  const isTold = answer.status < 400 || method === 'HEAD' || answer.type.startsWith('application/problem+json');
  if (answer.status === 500 || !isTold) faults.push(`${answer.status} ${method} ${String(url).slice(0, 300)}`);
  if (killAt.has(count)) await decideAndKill(count);
}
await everyNoteStands();
await server.stop();
rmSync(dataDir, { recursive: true, force: true });
console.log(
  JSON.stringify({ requests, seed, kills: killAt.size, decisions: notes.length, faults: faults.slice(0, 50) }, null, 2),
);
process.exitCode = faults.length > 0 ? 1 : 0;

/** A decision that is acknowledged, then no time to write anything more. */
async function decideAndKill(count: number): Promise<void> {
  const note = `第 ${count} 次`;
  const link = {
    lower: { document: 'hz-2024-52', address: '2/2/7' },
    upper: { document: 'zj-digital-trade', address: '3/12' },
  };
  const body = JSON.stringify({ ...link, action: 'add', type: 'task', note });
  const answer = await send('POST', '/api/reviews', body, { 'content-type': 'application/json' });
  if (answer.status === 200) notes.push(note);
  process.kill(server.pid, 'SIGKILL');
  server = await startServer(dataDir);
  await everyNoteStands();
}

async function everyNoteStands(): Promise<void> {
  const exported = await (await fetch(`${server.address}/api/export/reviews.json`)).text();
  for (const note of notes) if (!exported.includes(note)) faults.push(`lost: ${note}`);
}

function send(
  method: string,
  path: string,
  body: string,
  headers: Record<string, unknown>,
): Promise<{ status: number; type: string }> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.address);
    const options = { hostname, port, method, path: encodedForTheWire(path) };
    const sent = request(
      { ...options, headers: { ...(headers as Record<string, string>), authorization: `Bearer ${token}` } },
      (response) => {
        response
          .resume()
          .on('end', () =>
            resolve({ status: response.statusCode ?? 0, type: String(response.headers['content-type'] ?? '') }),
          );
      },
    );
    sent.on('error', (error) => resolve({ status: 500, type: error.message })).end(body);
  });
}

/** What node:http refuses to send, it sends encoded; everything else as it is. */
function encodedForTheWire(path: string): string {
  return path.replace(/[^\x21-\x7E]/g, encodeURIComponent);
}
