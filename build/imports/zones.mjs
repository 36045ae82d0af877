// Who may import what: the architecture as a table. A zone is a set of files; a file belongs to the first zone whose
// pattern fits. What a row does not list is forbidden.

/**
 * @typedef {object} Zone
 * @property {string} name
 * @property {RegExp} files
 * @property {string[]} zones other zones it may import at run time (its own zone is always allowed)
 * @property {string[]} [types] zones of which it may import types only
 * @property {string[]} packages npm packages; `*` admits all
 * @property {boolean} node whether Node's own modules are there
 * @property {string[]} [never] packages that must not even be reached indirectly at run time
 */

const SHARED = ['shared/lib', 'shared/errors', 'shared/domain', 'shared/ipc', 'shared/media', 'shared/i18n'];

/** zod stays out of the agent window: validation happens in main, and types cost nothing. Checked through all files. */
const NO_ZOD = ['zod'];

/** The shell is the part that knows Electron; everything else of main, the core, runs in plain Node. */
const CORE = [
  'electron/ports',
  'electron/app',
  'electron/sip',
  'electron/media',
  'electron/db',
  'electron/contact-file',
  'electron/mail',
  'electron/pbx',
  'electron/ipc',
  'electron/practice',
  'electron/platform',
];

/** @type {Zone[]} */
export const ZONES = [
  { name: 'shared/lib', files: /^shared\/lib\//, zones: [], packages: [], node: false },
  { name: 'shared/errors', files: /^shared\/errors\//, zones: ['shared/lib'], packages: [], node: false },
  {
    name: 'shared/domain',
    files: /^shared\/domain\//,
    zones: ['shared/lib', 'shared/errors'],
    packages: ['chrono-node', 'libphonenumber-js', 'liquidjs'],
    node: false,
  },
  {
    name: 'shared/ipc',
    files: /^shared\/ipc\//,
    zones: ['shared/lib', 'shared/errors', 'shared/domain', 'shared/media'],
    types: ['shared/i18n'],
    packages: ['zod'],
    node: false,
  },
  {
    name: 'shared/media',
    files: /^shared\/media\//,
    zones: ['shared/lib', 'shared/errors'],
    types: ['shared/domain'],
    packages: ['zod'],
    node: false,
  },
  {
    name: 'shared/i18n',
    files: /^shared\/i18n\//,
    zones: ['shared/lib'],
    types: ['shared/errors', 'shared/domain'],
    packages: [],
    node: false,
  },

  {
    name: 'electron/preload',
    files: /^electron\/preload\//,
    zones: ['shared/lib', 'shared/ipc', 'shared/media'],
    packages: ['electron'],
    node: false,
    never: NO_ZOD,
  },
  {
    name: 'electron shell',
    files:
      /^electron\/(?:[^/]+\.ts$|windows\/|shell\/|ipc\/electron-binding\.ts|media\/message-port\.ts|platform\/(?!(?:logger|clock|mask|ids)\.ts))/,
    zones: [...SHARED, ...CORE],
    packages: ['electron', 'electron-log', 'i18next', 'zod'],
    node: true,
  },
  { name: 'electron/ports', files: /^electron\/app\/ports\//, zones: [...SHARED], packages: [], node: false },
  {
    name: 'electron/app',
    files: /^electron\/app\//,
    zones: [...SHARED, ...CORE],
    packages: ['zod', 'uuid'],
    node: true,
  },
  {
    name: 'electron/sip',
    files: /^electron\/sip\//,
    zones: [...SHARED, 'electron/ports', 'electron/media', 'electron/platform'],
    packages: ['jssip', 'ws'],
    node: true,
  },
  {
    name: 'electron/media',
    files: /^electron\/media\//,
    zones: [...SHARED, 'electron/ports', 'electron/platform'],
    packages: [],
    node: true,
  },
  {
    name: 'electron/db',
    files: /^electron\/db\//,
    zones: [...SHARED, 'electron/ports', 'electron/platform'],
    packages: ['kysely', 'better-sqlite3', 'uuid'],
    node: true,
  },
  {
    // Files of contacts are read and written in a thread of its own, beside the data.
    name: 'electron/contact-file',
    files: /^electron\/contact-file\//,
    zones: [...SHARED, 'electron/ports', 'electron/db', 'electron/platform'],
    packages: ['better-sqlite3', 'date-holidays', 'ical.js', 'papaparse', 'saxes', 'uuid', 'yauzl', 'yazl'],
    node: true,
  },
  {
    // Outgoing e-mail leaves from a thread of its own.
    name: 'electron/mail',
    files: /^electron\/mail\//,
    zones: [...SHARED, 'electron/ports', 'electron/platform'],
    packages: ['nodemailer'],
    node: true,
  },
  {
    // The manager interface of the PBX.
    name: 'electron/pbx',
    files: /^electron\/pbx\//,
    zones: [...SHARED, 'electron/ports', 'electron/platform'],
    packages: [],
    node: true,
  },
  {
    name: 'electron/ipc',
    files: /^electron\/ipc\//,
    zones: [...SHARED, 'electron/ports', 'electron/app', 'electron/platform'],
    packages: ['zod'],
    node: true,
  },
  {
    name: 'electron/practice',
    files: /^electron\/practice\//,
    zones: [...SHARED, 'electron/ports', 'electron/sip', 'electron/media', 'electron/platform'],
    packages: ['ws'],
    node: true,
  },
  {
    name: 'electron/platform',
    files: /^electron\/platform\//,
    zones: ['shared/lib', 'shared/errors', 'electron/ports'],
    packages: ['electron-log', 'uuid'],
    node: true,
  },

  {
    name: 'renderer/agent',
    files: /^renderer\/agent\//,
    zones: ['shared/lib', 'shared/errors', 'shared/domain', 'shared/i18n', 'shared/ipc'],
    types: ['shared/media'],
    packages: [
      '@base-ui/react',
      '@fontsource-variable/inter',
      'i18next',
      'libphonenumber-js',
      'lucide-react',
      'react',
      'react-dom',
      'react-hook-form',
      'uuid',
      '@tanstack/react-virtual',
      '@xyflow/react',
      '@visx/axis',
      '@visx/scale',
      '@visx/shape',
      'zustand',
    ],
    node: false,
    never: NO_ZOD,
  },
  {
    // The call bar takes parts and formats of the agent window, but none of its features.
    name: 'renderer/bar',
    files: /^renderer\/bar\//,
    zones: ['shared/lib', 'shared/errors', 'shared/domain', 'shared/i18n', 'shared/ipc', 'renderer/agent'],
    packages: ['@fontsource-variable/inter', 'i18next', 'lucide-react', 'react', 'react-dom'],
    node: false,
    never: NO_ZOD,
  },
  {
    name: 'renderer/media',
    files: /^renderer\/media\//,
    zones: ['shared/lib', 'shared/errors', 'shared/ipc', 'shared/media'],
    packages: ['zod'],
    node: false,
  },
];

/**
 * Features of the domain depend on each other only downwards, in this order; a feature may import those after it.
 */
export const FEATURE_ORDER = [
  'coaching',
  'acd',
  'figures',
  'timeline',
  'agreement',
  'dispatch',
  'improvement',
  'knowledge',
  'headset',
  'diagnosis',
  'recording',
  'quality',
  'interaction',
  'checklist',
  'verification',
  'guard',
  'call-list',
  'account',
  'queue',
  'project',
  'access',
  'agent-state',
  'callback',
  'article',
  'registration',
  'script',
  'contact-file',
  'contact',
  'call',
  'consent',
  'keys',
  'talk',
  'condition',
  'definition',
];

/** Names that only one file may import. @type {{ name: string, from: RegExp, onlyIn: string }[]} */
export const RESERVED_NAMES = [
  { name: 'ipcMain', from: /^electron(?:\/main)?$/, onlyIn: 'electron/ipc/electron-binding.ts' },
];

/**
 * @param {string} file relative to the project folder
 * @returns {Zone | undefined}
 */
export const zoneOf = (file) => ZONES.find(({ files }) => files.test(file));
