import { describe, expect, it } from 'vitest';
import { checkSources } from '../../../build/imports/check.mjs';
import { blankComments, scanImports } from '../../../build/imports/scan-imports.mjs';

const check = (files: Record<string, string>): string[] =>
  checkSources(new Map(Object.entries(files))).map(({ file, line, message }) => `${file}:${line} ${message}`);

describe('scanImports', () => {
  it('reads every form of import, with names, line and whether it vanishes', () => {
    const source = [
      `import React, { useState as state } from 'react';`,
      `import type { A } from './a.ts';`,
      `import { type B, type C } from './b.ts';`,
      `import { type D, e } from './d.ts';`,
      `import './style.css';`,
      `export * from './f.ts';`,
      `export type { G } from './g.ts';`,
      `import {`,
      `  long,`,
      `} from './h.ts';`,
      `const lazy = await import('./i.ts');`,
      `type J = typeof import('./j.ts');`,
    ].join('\n');
    expect(scanImports(source)).toEqual([
      { line: 1, specifier: 'react', typeOnly: false, names: ['useState'] },
      { line: 2, specifier: './a.ts', typeOnly: true, names: ['A'] },
      { line: 3, specifier: './b.ts', typeOnly: true, names: ['B', 'C'] },
      { line: 4, specifier: './d.ts', typeOnly: false, names: ['D', 'e'] },
      { line: 5, specifier: './style.css', typeOnly: false, names: [] },
      { line: 6, specifier: './f.ts', typeOnly: false, names: [] },
      { line: 7, specifier: './g.ts', typeOnly: true, names: ['G'] },
      { line: 8, specifier: './h.ts', typeOnly: false, names: ['long'] },
      { line: 11, specifier: './i.ts', typeOnly: false, names: [] },
      { line: 12, specifier: './j.ts', typeOnly: true, names: [] },
    ]);
  });

  it('takes no notice of imports in comments', () => {
    expect(scanImports(`// import { a } from './a.ts';\n/*\nimport { b } from './b.ts';\n*/\n`)).toEqual([]);
  });

  it('keeps addresses in strings whole', () => {
    expect(blankComments(`const a = 'http://x/'; // why`)).toBe(`const a = 'http://x/';       `);
  });
});

describe('checkSources', () => {
  it('accepts what the table allows', () => {
    expect(
      check({
        'shared/lib/result.ts': '',
        'shared/domain/call/call.ts': `import { ok } from '../../lib/result.ts';`,
        'electron/sip/engine.ts': `import JsSIP from 'jssip';\nimport { x } from '../../shared/domain/call/call.ts';`,
        'electron/windows/agent-window.ts': `import { BrowserWindow } from 'electron/main';\nimport path from 'node:path';`,
        'renderer/agent/main.tsx': `import { createRoot } from 'react-dom/client';\nimport './styles/main.css';`,
      }),
    ).toEqual([]);
  });

  it.each([
    ['shared/domain/call/call.ts', `import fs from 'node:fs';`, `shared/domain may not use Node's node:fs`],
    ['shared/domain/call/call.ts', `import { z } from 'zod';`, 'shared/domain may not import the package zod'],
    ['electron/sip/engine.ts', `import { app } from 'electron';`, 'electron/sip may not import the package electron'],
    ['electron/app/compose.ts', `import 'better-sqlite3';`, 'electron/app may not import the package better-sqlite3'],
    ['renderer/agent/app.tsx', `import path from 'path';`, `renderer/agent may not use Node's path`],
    [
      'electron/windows/agent-window.ts',
      `import { ipcMain } from 'electron/main';`,
      'only electron/ipc/electron-binding.ts may import ipcMain',
    ],
    ['electron/app/compose.ts', `import { x } from './gone.ts';`, './gone.ts does not exist'],
    ['electron/app/compose.ts', `import { x } from './gone';`, './gone must carry its extension (.ts or .tsx)'],
  ])('refuses in %s: %s', (file, source, message) => {
    expect(check({ [file]: source })).toEqual([`${file}:1 ${message}`]);
  });

  it('keeps database and telephony apart, in both directions, types included', () => {
    expect(
      check({
        'electron/db/repos/call.ts': `import type { Engine } from '../../sip/engine.ts';`,
        'electron/sip/engine.ts': '',
        'electron/sip/other.ts': `import { open } from '../db/open.ts';`,
        'electron/db/open.ts': '',
      }),
    ).toEqual([
      'electron/db/repos/call.ts:1 electron/db may not import from electron/sip',
      'electron/sip/other.ts:1 electron/sip may not import from electron/db',
    ]);
  });

  it('keeps the features of the domain in order', () => {
    expect(
      check({
        'shared/domain/interaction/interaction.ts': `import type { Call } from '../call/call.ts';`,
        'shared/domain/call/call.ts': '',
        'shared/domain/contact/contact.ts': `import type { Form } from '../registration/form.ts';`,
        'shared/domain/registration/form.ts': '',
      }),
    ).toEqual(['shared/domain/contact/contact.ts:1 the feature contact lies below registration and may not know it']);
  });

  it('finds a schema library that the agent window would load through another file', () => {
    expect(
      check({
        'renderer/agent/app.tsx': `import { isState } from '../../shared/ipc/state.ts';`,
        'shared/ipc/state.ts': `import { schema } from './schema.ts';`,
        'shared/ipc/schema.ts': `import { z } from 'zod';`,
      }),
    ).toEqual([
      'renderer/agent/app.tsx:1 reaches a package it must do without: ' +
        'renderer/agent/app.tsx -> shared/ipc/state.ts -> shared/ipc/schema.ts -> zod',
    ]);
  });

  it('finds cycles, those of types too', () => {
    expect(
      check({
        'electron/app/a.ts': `import { b } from './b.ts';`,
        'electron/app/b.ts': `import { c } from './c.ts';`,
        'electron/app/c.ts': `import type { A } from './a.ts';`,
        'electron/app/d.ts': `import { a } from './a.ts';`,
      }),
    ).toEqual([
      'electron/app/a.ts:1 import cycle: electron/app/a.ts -> electron/app/b.ts -> electron/app/c.ts -> electron/app/a.ts',
    ]);
  });

  it('finds pure code that asks for the time or for chance', () => {
    expect(
      check({
        'shared/lib/clock.ts': `const a = new Date(5);\n// new Date()\nconst b = new Date();\nconst c = Math.random();`,
      }),
    ).toEqual([
      'shared/lib/clock.ts:3 new Date()…: time and chance are passed in, so that a test can fix them',
      'shared/lib/clock.ts:4 Math.random(…: time and chance are passed in, so that a test can fix them',
    ]);
  });

  it('refuses a file outside the layout', () => {
    expect(check({ 'electron/utils/path.ts': '' })).toEqual(['electron/utils/path.ts:1 the file belongs to no zone']);
  });
});
