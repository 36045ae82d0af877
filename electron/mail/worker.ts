// Entry of the thread for outgoing e-mail: one message at a time, so that main never waits for a server.
import { parentPort } from 'node:worker_threads';
import type { MailReply, MailRequest } from './protocol.ts';
import { send } from './send.ts';

const port = parentPort;
if (!port) throw new Error('this file runs as a thread');
port.on('message', (request: MailRequest) => void send(request).then((result) => port.postMessage({ id: request.id, result } satisfies MailReply)));
