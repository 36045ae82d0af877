// Builds the gallery and photographs its scenes with a Chromium, under the content security policy of the application:
//   node tests/support/gallery/shoot.mjs OUT_DIR [--states=a,b] [--langs=en,nl] [--themes=light,dark] [--sizes=1280x720,1920x1080] [--axe]
// CHROMIUM names the browser (default /usr/bin/chromium). Prints console errors, policy violations and axe findings.
import react from '@vitejs/plugin-react';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));
const [outDir = 'gallery-out', ...flags] = process.argv.slice(2);
/** @param {string} name @param {string} fallback */
const list = (name, fallback) =>
  (flags.find((flag) => flag.startsWith(`--${name}=`))?.split('=')[1] ?? fallback).split(',').filter(Boolean);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self' blob:; require-trusted-types-for 'script'; trusted-types 'none'";
/** @type {Readonly<Record<string, string>>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

const result = await build({
  root: here,
  base: './',
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    write: false,
    target: 'chrome130',
    minify: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 9_000,
  },
});
/** @type {Map<string, string | Uint8Array>} */
const files = new Map();
for (const { output } of /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([result].flat())) {
  for (const item of output) files.set(`/${item.fileName}`, item.type === 'chunk' ? item.code : item.source);
}

const server = createServer((request, response) => {
  const name = new URL(request.url ?? '/', 'http://localhost').pathname;
  const body = files.get(name === '/' ? '/index.html' : name);
  response.writeHead(body === undefined ? 404 : 200, {
    'content-type': TYPES[path.extname(name === '/' ? '.html' : name)] ?? 'text/html',
    'content-security-policy': POLICY,
  });
  response.end(body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let problems = 0;
try {
  mkdirSync(outDir, { recursive: true });
  const states = list('states', 'idle');
  for (const size of list('sizes', '1280x720')) {
    const [width = 1280, height = 720] = size.split('x').map(Number);
    for (const theme of list('themes', 'light')) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme === 'dark' ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      for (const lang of list('langs', 'en')) {
        for (const state of states) {
          const page = await context.newPage();
          const name = `${state}-${lang}-${theme}-${size}`;
          page.on('console', (message) => {
            if (
              message.type() !== 'error' ||
              message.text().includes('favicon') ||
              message.location().url.includes('favicon')
            )
              return;
            problems += 1;
            console.log(`${name}: ${message.text()}`);
          });
          page.on('pageerror', (error) => {
            problems += 1;
            console.log(`${name}: ${error.message}`);
          });
          await page.goto(`http://127.0.0.1:${port}/?state=${state}&lang=${lang}&theme=${theme}`);
          await page
            .waitForSelector('#root[data-ready]', { timeout: 5_000 })
            .catch(() => console.log(`${name}: not ready`));
          await page.waitForTimeout(200);
          await page.screenshot({ path: path.join(outDir, `${name}.png`) });
          if (flags.includes('--axe')) {
            const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
            for (const { id, impact, nodes } of violations) {
              problems += 1;
              console.log(`${name}: axe ${impact} ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
            }
          }
          await page.close();
        }
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  server.close();
}
console.log(problems === 0 ? 'no problems' : `${problems} problems`);
