import { shell } from 'electron/common';
import { protocol, type Session, type WebContents } from 'electron/main';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RECORDING_PATH } from '../../shared/ipc/envelope.ts';
import { serveRecording } from './serve-recording.ts';

/** Our pages live on one origin, served from the application's own files. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://bundle`;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Of everything that the build puts into a page's folder. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
};

/** True for our own pages, by URL or by origin. */
export function isOurOrigin(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`);
}

/** Must run before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true } }]);
}

/**
 * Serves `app://bundle/<agent|media>/…` from `root` with a strict content security policy, recordings to whom may hear them, and
 * nothing else.
 */
export function serveBundle(
  session: Session,
  root: string,
  recordingFile: (id: string) => Promise<string | null> = () => Promise.resolve(null),
): void {
  session.protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host === 'bundle' && pathname.startsWith(RECORDING_PATH)) return serveRecording(request, await recordingFile(pathname.slice(RECORDING_PATH.length)));
    const file = path.resolve(root, `.${decodeURIComponent(pathname)}`);
    if (host !== 'bundle' || !file.startsWith(root + path.sep)) return new Response('not found', { status: 404 });
    // Read in one piece: a body that is streamed through this process makes the first window late.
    const body = await readFile(file).catch(() => null);
    if (body === null) return new Response('not found', { status: 404 });
    return new Response(body, {
      headers: {
        'Content-Type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

/** No page of ours opens windows, leaves its document or attaches a webview. Web links go to the browser. */
export function restrictNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (event.url !== contents.getURL()) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
