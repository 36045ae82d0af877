import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAskQueue, type QueueLine } from '../../../../electron/app/queue-requests.ts';
import { NO_QUEUE, type QueueSettings } from '../../../../shared/domain/queue/queue-settings.ts';
import { err, ok } from '../../../../shared/lib/result.ts';
import { appError } from '../../../../shared/errors/app-error.ts';

const NO_LINE: QueueLine = {
  callService: () => Promise.reject(new Error('nothing is dialled')),
  askFeature: () => Promise.reject(new Error('nothing is asked')),
};
const PAUSE = { action: 'pause', reason: 'lunch' } as const;

describe('telling the queue by codes', () => {
  const CODES: QueueSettings = { ...NO_QUEUE, method: 'codes' };

  it('dials the code and gives the answer', async () => {
    const dialled: string[] = [];
    const ask = createAskQueue({
      ...NO_LINE,
      callService: (code) => {
        dialled.push(code);
        return Promise.resolve(ok({ status: 200, reason: 'OK' }));
      },
    });
    expect(await ask(PAUSE, CODES, '1001')).toEqual(ok({ status: 200, text: 'OK' }));
    expect(await ask({ action: 'log-out' }, { ...CODES, codes: { ...CODES.codes, logOut: '' } }, '1001')).toEqual(ok(null));
    expect(dialled).toEqual(['*472']);
  });

  it('takes a refusal for one', async () => {
    const ask = createAskQueue({ ...NO_LINE, callService: () => Promise.resolve(ok({ status: 404, reason: 'Not Found\r\nX: y' })) });
    const asked = await ask(PAUSE, CODES, '1001');
    expect(asked.ok ? null : asked.error).toMatchObject({ code: 'queue-refused', details: { status: 404, answer: 'Not Found X: y' } });
    const silent = createAskQueue({ ...NO_LINE, callService: () => Promise.resolve(err(appError('line-not-registered', 'down'))) });
    expect((await silent(PAUSE, CODES, '1001')).ok).toBe(false);
  });
});

describe('telling the queue by HTTP', () => {
  let server: Server;
  let requests: { method: string; url: string; body: string; authorization: string | undefined; type: string | undefined }[] = [];
  let reply: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: 'queued' };
  let base = '';

  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        requests.push({ method: request.method ?? '', url: request.url ?? '', body, authorization: request.headers.authorization, type: request.headers['content-type'] });
        response.writeHead(reply.status, reply.headers).end(reply.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const ask = createAskQueue(NO_LINE);
  const http = (more: Partial<QueueSettings['http']>): QueueSettings => ({ ...NO_QUEUE, method: 'http', http: { url: `${base}/{action}/{agent}?why={reason}`, body: '', ...more } });

  it('fetches the address with everything filled in', async () => {
    reply = { status: 200, body: 'paused\n  for lunch' };
    expect(await ask(PAUSE, http({ token: 'secret' }), 'a/b')).toEqual(ok({ status: 200, text: 'paused for lunch' }));
    expect(requests).toEqual([{ method: 'GET', url: '/pause/a%2Fb?why=2', body: '', authorization: 'Bearer secret', type: undefined }]);
  });

  it('posts JSON and form data as what they are, safely quoted', async () => {
    reply = { status: 204, body: '' };
    const reasons = { ...NO_QUEUE.reasons, lunch: '"lunch' };
    expect((await ask(PAUSE, { ...http({ body: '{"do":"{action}","why":"{reason}"}' }), reasons }, '1001')).ok).toBe(true);
    expect((await ask(PAUSE, { ...http({ body: 'do={action}&why={reason}' }), reasons }, '1001')).ok).toBe(true);
    expect(requests.map(({ method, body, type }) => ({ method, body, type }))).toEqual([
      { method: 'POST', body: '{"do":"pause","why":"\\"lunch"}', type: 'application/json' },
      { method: 'POST', body: 'do=pause&why=%22lunch', type: 'application/x-www-form-urlencoded' },
    ]);
  });

  it('takes refusals, redirects and silence for failures', async () => {
    reply = { status: 403, body: 'no such agent' };
    const refused = await ask(PAUSE, http({}), '1001');
    expect(refused.ok ? null : refused.error.details).toEqual({ status: 403, answer: 'no such agent' });
    reply = { status: 302, body: '', headers: { Location: `${base}/elsewhere` } };
    expect((await ask(PAUSE, http({ token: 'secret' }), '1001')).ok).toBe(false);
    expect(requests).toHaveLength(2);
    expect((await ask(PAUSE, http({ url: 'http://127.0.0.1:1/' }), '1001')).ok).toBe(false);
  });
});
