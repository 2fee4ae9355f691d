import yazl from 'yazl';

/** A zip container with the given entries. */
export async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [path, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), path);
  archive.end();
  const written: Buffer[] = [];
  for await (const part of archive.outputStream) written.push(Buffer.from(part));
  return Buffer.concat(written);
}
