import type { SourceText } from './source-text.ts';
import type { ZipArchive } from './zip.ts';

export async function readOfd(_: ZipArchive): Promise<SourceText> {
  throw new Error('Expected later');
}
