import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const FOLDER = fileURLToPath(new URL('../bare-page', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The bare page on a web server of its own: loopback is a secure context, so the page may use the microphone. */
export type PageServer = {
  /** Address of the page for one account. */
  readonly url: (account: { readonly user: string; readonly server: string }) => string;
  readonly close: () => Promise<void>;
};

export async function servePage(): Promise<PageServer> {
  const result = await build({
    root: FOLDER,
    configFile: false,
    envDir: false,
    logLevel: 'error',
    base: './',
    build: { write: false, target: 'chrome130', modulePreload: { polyfill: false } },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const part of [result].flat())
    if ('output' in part)
      for (const item of part.output) files.set(`/${item.fileName}`, item.type === 'chunk' ? item.code : item.source);

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? '/index.html' : pathname;
    const body = files.get(name);
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': TYPES[path.extname(name)] ?? 'text/plain' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: ({ user, server: sip }) =>
      `http://127.0.0.1:${port}/?${new URLSearchParams({ server: sip, uri: `sip:${user}@127.0.0.1`, password: `pw${user}` }).toString()}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
