// A mail server as a process of its own, for tests: node smtp-server.mjs '{"user":"…","password":"…","tls":{"key":"…","cert":"…"}}'; with "implicit" TLS from
// the first byte (RFC 8314), as on port 465, without it after STARTTLS.
// What it does depends on the local part of the recipient: busy and refused are turned away, lost loses the connection when it has the
// whole message, silent never answers to it. Writes one line of JSON for each thing that happens.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const { user = '', password = '', tls = null } = JSON.parse(process.argv[2] ?? '{}');
/** @param {object} event */
const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
/** @param {number} responseCode @param {string} text */
const refusal = (responseCode, text) => Object.assign(new Error(text), { responseCode });
/** The sockets by session, for losing one. @type {Map<string, import('node:net').Socket>} */
const sockets = new Map();

const server = new SMTPServer({
  secure: tls?.implicit === true,
  ...(tls === null ? { disabledCommands: user === '' ? ['AUTH', 'STARTTLS'] : ['STARTTLS'] } : { key: readFileSync(tls.key), cert: readFileSync(tls.cert) }),
  authOptional: user === '',
  allowInsecureAuth: true,
  onAuth: (auth, _session, done) => done(auth.username === user && auth.password === password ? null : refusal(535, 'No'), { user }),
  onRcptTo: ({ address }, _session, done) => {
    if (address.startsWith('busy')) done(refusal(451, 'Come back later'));
    else if (address.startsWith('refused')) {
      tell({ refused: address });
      done(refusal(550, 'Nobody by that name'));
    }
    else done();
  },
  onData: (stream, session, done) => {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', (part) => {
      text += part;
    });
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address).join();
      tell({ to, from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address, secure: session.secure, text });
      if (to.startsWith('silent')) return;
      if (to.startsWith('lost')) for (const socket of sockets.values()) socket.destroy();
      else done(null, 'Kept as 4711');
    });
  },
});
server.server.on('connection', (socket) => {
  const id = String(socket.remotePort);
  sockets.set(id, socket);
  socket.on('close', () => sockets.delete(id));
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => tell({ port: /** @type {import('node:net').AddressInfo} */ (server.server.address()).port }));
