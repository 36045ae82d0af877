import { HAND_OVER_EXTENSION } from '../../shared/domain/agreement/hand-over-extension.ts';
import { LANGUAGES, type Language } from '../../shared/ipc/app-state.ts';

/** What the command line and the environment ask of this run. */
export type CommandLine = {
  readonly provisionFile: string | null;
  readonly language: Language | null;
  readonly userDataDir: string | null;
  /** A number handed over by a tel:, sip: or callto: link. */
  readonly link: string | null;
  /** A hand-over file that was double-clicked. */
  readonly handOver: string | null;
};

function valueOf(args: readonly string[], name: string): string | null {
  for (const [index, argument] of args.entries()) {
    if (argument === `--${name}`) return args[index + 1] ?? null;
    if (argument.startsWith(`--${name}=`)) return argument.slice(name.length + 3);
  }
  return null;
}

/** The last telephone link among the arguments; operating systems append it. */
export function linkIn(args: readonly string[]): string | null {
  return args.findLast((argument) => /^(tel|sip|sips|callto):/i.test(argument)) ?? null;
}

/** The last hand-over file among the arguments. */
export function handOverIn(args: readonly string[]): string | null {
  return args.findLast((argument) => !argument.startsWith('--') && argument.toLowerCase().endsWith(`.${HAND_OVER_EXTENSION}`)) ?? null;
}

/** Reads the arguments; `--name value` and `--name=value` are the same. Unknown ones belong to Chromium and are left alone. */
export function parseCommandLine(args: readonly string[], env: Readonly<Record<string, string | undefined>>): CommandLine {
  const language = valueOf(args, 'lang');
  return {
    provisionFile: valueOf(args, 'provision') ?? env['BALIE_PROVISION'] ?? null,
    language: LANGUAGES.find((known) => known === language) ?? null,
    userDataDir: valueOf(args, 'user-data-dir'),
    link: linkIn(args),
    handOver: handOverIn(args),
  };
}
