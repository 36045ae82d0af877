import { describe, expect, it } from 'vitest';

import type { Message } from '../../../electron/mail/protocol.ts';
import { builtMailThread, mailServer, ownCertificate, startSmtp } from '../../support/mail.ts';

const message = (to: string, more: Partial<Message> = {}): Message => ({ id: '018f', at: Date.UTC(2026, 0, 15, 9), toName: 'Anna van den Berg', to, subject: 'De gevraagde informatie: café', text: 'Geachte mevrouw,\n.\nTot ziens\n', language: 'nl', attachments: [], ...more });

describe('the thread for e-mail, with a real server', () => {
  it('sends a message with its file, and gives the answer of the server', async () => {
    const { port, received } = await startSmtp({ user: 'balie', password: 'geheim' });
    const thread = builtMailThread();
    const server = mailServer(port, { user: 'balie' });
    expect(await thread.ask({ server, password: 'geheim', message: message('anna@example.org', { attachments: [{ fileName: 'folder.json', path: 'package.json' }] }) })).toEqual({ ok: true, reply: '250 Kept as 4711' });
    expect(received).toMatchObject([{ to: 'anna@example.org', from: 'service@balie.example' }]);
    const text = received[0]?.text ?? '';
    expect(text).toContain('Message-ID: <018f@balie.example>');
    expect(text).toContain('Date: Thu, 15 Jan 2026 09:00:00 +0000');
    expect(text).toContain('filename=folder.json');
    expect(text).toMatch(/^Subject: =\?UTF-8\?Q\?.*caf=C3=A9/imu);
    expect(await thread.ask({ server, password: 'verkeerd', message: message('anna@example.org') })).toMatchObject({ ok: false, problem: 'credentials', permanent: true, handedOver: false });
    expect(await thread.ask({ server, password: 'geheim', message: message('anna@example.org', { attachments: [{ fileName: 'x', path: '/nowhere' }] }) })).toMatchObject({ ok: false, problem: 'file-missing' });
    // The test button sends nothing.
    expect(await thread.ask({ server, password: 'geheim', message: null })).toEqual({ ok: true, reply: '' });
    expect(received).toHaveLength(1);
  });

  it('tells what can be tried again from what cannot, and what may have arrived', async () => {
    const { port, received, stop } = await startSmtp();
    const thread = builtMailThread();
    const to = (address: string) => thread.ask({ server: mailServer(port), password: null, message: message(address) });
    expect(await to('busy@example.org')).toMatchObject({ ok: false, problem: 'busy', permanent: false, handedOver: false });
    expect(await to('refused@example.org')).toMatchObject({ ok: false, problem: 'refused', permanent: true, handedOver: false, reply: '550 Nobody by that name' });
    expect(await to('lost@example.org')).toMatchObject({ ok: false, problem: 'no-answer', handedOver: true });
    expect(received.map((each) => each.to)).toEqual(['lost@example.org']);
    await stop();
    expect(await to('anna@example.org')).toMatchObject({ ok: false, problem: 'unreachable', permanent: false, handedOver: false });
  });

  it('keeps nothing secret to itself without a connection it can trust', async () => {
    const own = ownCertificate();
    const { port, received } = await startSmtp({ user: 'balie', password: 'geheim', tls: own });
    const plain = await startSmtp();
    const thread = builtMailThread();
    const starttls = mailServer(port, { security: 'starttls', user: 'balie' });
    expect(await thread.ask({ server: starttls, password: 'geheim', message: message('anna@example.org') })).toMatchObject({ ok: false, problem: 'tls', permanent: true });
    // A server that does not offer it gets neither password nor message.
    expect(await thread.ask({ server: mailServer(plain.port, { security: 'starttls', user: 'balie' }), password: 'geheim', message: message('anna@example.org') })).toMatchObject({ ok: false, problem: 'tls', permanent: true });
    expect([...received, ...plain.received]).toEqual([]);
    expect(await thread.ask({ server: { ...starttls, caFile: own.cert }, password: 'geheim', message: message('anna@example.org') })).toMatchObject({ ok: true });
    expect(received).toMatchObject([{ secure: true }]);
  });

  it('speaks TLS from the first byte, as on port 465, and only to whom it can trust', async () => {
    const own = ownCertificate();
    const { port, received } = await startSmtp({ user: 'balie', password: 'geheim', tls: { ...own, implicit: true } });
    const plain = await startSmtp();
    const thread = builtMailThread();
    const tls = mailServer(port, { security: 'tls', user: 'balie' });
    expect(await thread.ask({ server: tls, password: 'geheim', message: message('anna@example.org') })).toMatchObject({ ok: false, problem: 'tls', permanent: true, handedOver: false });
    // A server that speaks plainly there gets nothing.
    expect(await thread.ask({ server: mailServer(plain.port, { security: 'tls', user: 'balie' }), password: 'geheim', message: message('anna@example.org') })).toMatchObject({ ok: false, problem: 'tls', handedOver: false });
    expect([...received, ...plain.received]).toEqual([]);
    expect(await thread.ask({ server: { ...tls, caFile: own.cert }, password: 'geheim', message: message('anna@example.org') })).toEqual({ ok: true, reply: '250 Kept as 4711' });
    expect(received).toMatchObject([{ to: 'anna@example.org', secure: true }]);
  });
});
