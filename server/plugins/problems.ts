import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { KnownProblem } from '../../ingest/policy/known-problem.ts';
import { Ref } from '../contract/basic-schemas.ts';
import { ProblemSchema, type ProblemView } from '../contract/problem.ts';
import { loggedPath } from './request-log.ts';

const titles: Record<number, string> = {
  300: '不止一个',
  400: '请求有误',
  401: '需要身份',
  403: '没有权限',
  404: '没有找到',
  409: '有冲突',
  413: '内容过大',
  415: '格式不支持',
  422: '文件无法读取',
  429: '请求过于频繁',
  500: '服务器内部错误',
  503: '暂时无法服务',
  507: '存储空间不足',
};

/** An error that the caller is told about: HTTP status, stable code, Chinese sentence. */
export class Problem extends KnownProblem {
  readonly status: number;
  readonly nearest: ProblemView['nearest'];
  /** Names of which the caller has to choose one. */
  choices: ProblemView['choices'];

  constructor(status: number, code: string, detail: string, nearest?: ProblemView['nearest']) {
    super(code, { english: detail, chinese: detail });
    this.status = status;
    this.nearest = nearest;
  }
}

const explanations: Record<number, string> = {
  300: 'The name means several; `choices` has the names that tell them apart',
  400: 'The request is wrong',
  401: 'A token is needed',
  403: 'Not allowed to write',
  404: 'Not found',
  409: 'In conflict with the library',
  413: 'Too large',
  415: 'Unsupported format',
  422: 'The file cannot be read',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'The search index is not available',
  507: 'The disk is full',
};

/** Response schemas of the problems that a route may answer with. Every route may answer 429 and 500. */
export function problemResponses(...statuses: number[]): Record<number, unknown> {
  return Object.fromEntries(
    [...statuses, 429, 500].map((status) => [
      status,
      {
        description: explanations[status] ?? titles[status],
        content: { 'application/problem+json': { schema: Ref(ProblemSchema) } },
      },
    ]),
  );
}

const parameterSources: Record<string, string> = {
  querystring: '查询参数',
  params: '路径参数',
  body: '请求内容',
  headers: '请求头',
};

function validationDetail(error: FastifyError): string {
  const source = parameterSources[error.validationContext ?? ''] ?? '请求';
  const faults = (error.validation ?? []).map((fault) => {
    const name = fault.instancePath.slice(1) || String(fault.params.missingProperty ?? '');
    return `${name === '' ? '' : `“${name}”`}${faultWording(fault.keyword, fault.params)}`;
  });
  return `${source}不合要求：${faults.join('；')}。请对照 /api/ 的接口说明修改后重试。`;
}

const typeWords: Record<string, string> = {
  integer: '整数',
  number: '数字',
  string: '文字',
  boolean: '是或否（true、false）',
  array: '列表',
  object: '对象',
};

function faultWording(keyword: string, parameters: Record<string, unknown>): string {
  switch (keyword) {
    case 'required':
      return '缺少';
    case 'additionalProperties':
      return `含有未知字段“${String(parameters.additionalProperty)}”`;
    case 'type':
      return `应为${typeWords[String(parameters.type)] ?? ` ${String(parameters.type)}`}`;
    case 'enum':
      return `应为以下之一：${(parameters.allowedValues as unknown[]).filter((value) => value !== null).join('、')}`;
    case 'maxLength':
      return `过长，最多 ${String(parameters.limit)} 字`;
    case 'minLength':
      return '不能为空';
    case 'maxItems':
      return `过多，最多 ${String(parameters.limit)} 个`;
    case 'minimum':
      return `不能小于 ${String(parameters.limit)}`;
    case 'maximum':
      return `不能大于 ${String(parameters.limit)}`;
    default:
      return '的值不被接受';
  }
}

/** What the framework and its plugins throw, in our words. */
function fromFramework(error: FastifyError): Problem | null {
  if (error.validation) return new Problem(400, 'bad-request', validationDetail(error));
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Problem(413, 'too-large', '上传的内容超过大小限制，请拆分后分次上传。');
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return new Problem(413, 'too-many-files', '一次上传的文件过多，请打包为 zip 或分次上传。');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return new Problem(415, 'unsupported-media-type', '请求内容的类型不被接受，请对照 /api/ 的接口说明。');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new Problem(400, 'bad-json', '请求内容不是有效的 JSON，请检查后重试。');
    case 'FST_ERR_BAD_URL':
      return new Problem(400, 'bad-url', '网址中有无法解读的字符，请检查后重试。');
  }
  if (error.statusCode === 404) return new Problem(404, 'no-such-resource', '没有这个地址。接口说明见 /api/。');
  if (error.statusCode === 429) return new Problem(429, 'too-many-requests', error.message);
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem(error.statusCode, 'bad-request', '请求有误，请对照 /api/ 的接口说明修改后重试。');
  }
  return null;
}

function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body: ProblemView = {
    type: `urn:policy-clauses:problem:${problem.code}`,
    title: titles[problem.status] ?? '请求没有完成',
    status: problem.status,
    code: problem.code,
    detail: problem.chinese,
    instance: request.originalUrl.replace(/^\/local\/[^/?]*/, '/local/…'),
    ...(problem.nearest === undefined ? {} : { nearest: problem.nearest }),
    ...(problem.choices === undefined ? {} : { choices: problem.choices }),
  };
  if (problem.status === 503) reply.header('retry-after', '5');
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}

/** Answers what the framework refuses before any route is found, e.g. a URL that cannot be decoded. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = fromFramework(error);
  if (problem === null) request.log.error({ err: error, path: loggedPath(request, false) }, 'request failed');
  send(problem ?? new Problem(500, 'internal', internalSentence(request)), request, reply);
}

const internalSentence = ({ id }: FastifyRequest) =>
  `服务器内部出错，这次请求没有完成；详情已记入日志，编号 ${id}，请告知管理员。`;

/**
 * Every error leaves as problem+json: the caller's fault with a stable code, an index that is down as 503, anything
 * else as 500 without detail (the log has it). `translate` turns errors of the layers below into problems.
 */
export const problems = fp(
  async (app: FastifyInstance, { translate }: { translate: (error: Error) => Problem | null }) => {
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const problem = error instanceof Problem ? error : (translate(error) ?? fromFramework(error));
      if (problem !== null) {
        request.log.info({ code: problem.code, path: loggedPath(request, false) }, 'refused');
        if (error.cause !== undefined && problem.status >= 500) request.log.warn({ err: error }, problem.code);
        return send(problem, request, reply);
      }
      request.log.error({ err: error, path: loggedPath(request, false) }, 'request failed');
      return send(new Problem(500, 'internal', internalSentence(request)), request, reply);
    });
  },
  { name: 'problems' },
);
