/** Texts outside the window: notifications and file choosers. */
export const desktop = {
  incoming: { title: '{{name}} is calling', unknown: 'Unknown caller', project: '{{number}} · {{project}}' },
  chooseCaFile: 'Choose the file with the certification authority',
} as const;
