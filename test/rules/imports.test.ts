import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, root, sourcesOf } from './source-files.ts';

const all = ['ingest', 'server', 'web', 'test'].flatMap(sourcesOf).flatMap(importsOf);
const within = (...folders: string[]) => {
  return ({ to }: Import) => folders.some((folder) => to.startsWith(`${folder}/`));
};
const written = (found: Import[]) => found.map(({ from, specifier }) => `${from} imports ${specifier}`);

function importsFrom(folder: string): Import[] {
  return all.filter(({ from, ours }) => ours && from.startsWith(`${folder}/`));
}

describe('dependencies run one way', () => {
  test('the check sees the imports at all', () => {
    expect(importsFrom('ingest').length).toBeGreaterThan(10);
    expect(importsFrom('test').length).toBeGreaterThan(10);
  });

  test('ingest/policy imports nothing of ours but itself', () => {
    expect(written(importsFrom('ingest/policy').filter((found) => !within('ingest/policy')(found)))).toEqual([]);
  });

  test('ingest imports nothing of ours but itself', () => {
    expect(written(importsFrom('ingest').filter((found) => !within('ingest')(found)))).toEqual([]);
  });

  test('server imports itself and ingest', () => {
    expect(written(importsFrom('server').filter((found) => !within('server', 'ingest')(found)))).toEqual([]);
  });

  test('the contract imports nothing of the server’s', () => {
    const allowed = within('server/contract', 'ingest/policy');
    expect(written(importsFrom('server/contract').filter((found) => !allowed(found)))).toEqual([]);
  });

  test('web imports itself, and of server/contract types only', () => {
    const foreign = importsFrom('web').filter(
      (found) => !within('web')(found) && !(within('server/contract')(found) && found.typeOnly),
    );
    expect(written(foreign)).toEqual([]);
  });

  test('our own files are imported with their extension', () => {
    const bare = all.filter(({ ours, to }) => ours && !/\.(ts|mjs|json|css|svg)(\?.*)?$/.test(to));
    expect(written(bare)).toEqual([]);
  });
});

describe('packages', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const packages = all.filter(({ ours, to }) => !ours && !to.startsWith('node:'));

  test('what server and ingest load at run time is a dependency, not a development dependency', () => {
    const missing = packages.filter(
      ({ from, to, typeOnly }) => /^(server|ingest)\//.test(from) && !typeOnly && !(to in dependencies),
    );
    expect(written(missing)).toEqual([]);
  });

  test('everything imported is named in package.json', () => {
    const typesOf = (name: string) => `@types/${name}`;
    const missing = packages.filter(
      ({ to }) => !(to in dependencies) && !(to in devDependencies) && !(typesOf(to) in devDependencies),
    );
    expect(written(missing)).toEqual([]);
  });

  test('versions are exact', () => {
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
