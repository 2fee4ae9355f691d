import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../plugins/problems.ts';

/** Bytes of all files of one form: they are held in memory. What one document may hold, the readers say. */
const mostBytes = 128 * 1024 * 1024;
export const uploadLimits = { fileSize: mostBytes, files: 500, parts: 520, fields: 20, fieldSize: 10_000 };

/** A file of a form as it was sent. */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

/** The files and text fields of a multipart form, in order. @throws Problem 400 where there is no file */
export async function uploadedFiles(
  request: FastifyRequest,
): Promise<{ files: UploadedFile[]; fields: Map<string, string> }> {
  const files: UploadedFile[] = [];
  const fields = new Map<string, string>();
  let total = 0;
  for await (const part of partsOf(request)) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer().catch(broken);
      total += bytes.length;
      if (total > mostBytes) {
        throw new Problem(413, 'too-large', `一次上传的文件合计超过 ${mostBytes / 1024 / 1024} MB，请分次上传。`);
      }
      files.push({ name: plainName(part.filename), bytes });
    } else if (typeof part.value === 'string') fields.set(part.fieldname, part.value);
  }
  if (files.length === 0) {
    throw new Problem(400, 'no-file', '没有收到文件：请用 multipart/form-data 上传，字段名 files，可一次多个。');
  }
  return { files, fields };
}

/** The parts of the form. What the form's own reader says of a broken one is the sender's fault. @throws Problem 400 */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  const parts = request.parts();
  for (;;) {
    const next = await parts.next().catch(broken);
    if (next.done) return;
    yield next.value;
  }
}

/** Refusals of the framework have a status; what comes out of the form's reader has none, as a file cut off in the middle. */
function broken(error: unknown): never {
  if (error instanceof Error && 'statusCode' in error) throw error;
  throw new Problem(400, 'broken-form', '上传的表单不完整或格式有误（multipart/form-data），请重新上传。');
}

/** The name alone, whatever path a browser or a program put in front of it. */
const plainName = (name: string | undefined): string => (name ?? '').split(/[\\/]/).at(-1)?.trim() || '未命名';
