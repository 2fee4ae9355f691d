import type { Socket } from 'node:net';

/** What node's HTTP parser refuses before there is a request, by the code of its error. */
const refusals: Record<string, [status: number, title: string, code: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    'headers-too-large',
    '请求头或网址过长，请缩短后重试。',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request-timeout', '请求在规定时间内没有发完，请重试。'],
};
const malformed: (typeof refusals)[string] = [
  400,
  'Bad Request',
  'bad-request',
  '请求不是有效的 HTTP 报文，请检查后重试。',
];

/** Answers what is no HTTP request as everything else is answered, and closes the connection. */
export function answerParserError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, title, code, detail] = refusals[error.code ?? ''] ?? malformed;
  socket.end(rawProblem(status, title, code, detail));
}

function rawProblem(status: number, title: string, code: string, detail: string): string {
  const body = JSON.stringify({ type: `urn:policy-clauses:problem:${code}`, title, status, code, detail });
  return [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
