import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Memory of a family of processes, MB. */
export type Memory = {
  /** Each page of memory divided by the number of processes that share it: what the family costs. */
  readonly pss: number;
  /** The part of it that was written to: without code, of which strangers with the same executable bear their share. */
  readonly dirty: number;
  /** Each process counted in full. */
  readonly rss: number;
  readonly processes: number;
};

/** A process and everything that it started. Outside Linux there is no such figure. */
export function familyOf(root: number): readonly number[] {
  const parents = new Map(processes().map(({ pid, parent }) => [pid, parent]));
  const family = [root];
  for (let layer = [root]; layer.length > 0; family.push(...layer))
    layer = [...parents].flatMap(([child, parent]) => (layer.includes(parent) ? [child] : []));
  return family;
}

/** Memory of each process of a family by what it is for, MB written to: `main`, or Chromium's own word; the renderers by their order. */
export function memoryByProcess(family: readonly number[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const commands = new Map(processes().map(({ pid, command }) => [pid, command]));
  for (const pid of family) {
    const command = commands.get(pid) ?? '';
    const what = /--utility-sub-type=(\S+?)\.mojom/.exec(command)?.[1] ?? /--type=(\S+)/.exec(command)?.[1] ?? 'main';
    const text = read(`/proc/${pid}/smaps_rollup`);
    if (text === '') continue;
    const number = Object.keys(found).filter((name) => name.startsWith(what)).length + 1;
    found[number === 1 ? what : `${what} ${number}`] = Math.round(kilobytes(text, 'Pss_Dirty') / 1024);
  }
  return found;
}

/** The first process whose arguments contain the text and that is nobody's helper process; undefined when there is none. */
export function mainProcessWith(argument: string): number | undefined {
  return processes().find(({ command }) => command.includes(argument) && !command.includes('--type='))?.pid;
}

/** @throws Error when the kernel does not tell */
export function memoryOf(pids: readonly number[]): Memory {
  let pss = 0;
  let dirty = 0;
  let rss = 0;
  let counted = 0;
  for (const pid of pids) {
    const text = read(`/proc/${pid}/smaps_rollup`);
    if (text === '') continue;
    pss += kilobytes(text, 'Pss');
    dirty += kilobytes(text, 'Pss_Dirty');
    rss += kilobytes(text, 'Rss');
    counted += 1;
  }
  if (counted === 0) throw new Error('the kernel tells nothing about memory');
  return { pss: pss / 1024, dirty: dirty / 1024, rss: rss / 1024, processes: counted };
}

/** @returns how many processes outside the family run the same executable: they would share memory with it and flatter its PSS */
export function strangersWith(executable: string, family: readonly number[]): number {
  return processes().filter(({ pid, command }) => command.startsWith(executable) && !family.includes(pid)).length;
}

/** @returns time of the processor that a process has taken so far, in ms; Linux counts it in hundredths of a second */
export function cpuMsOf(pid: number): number {
  const [, ...fields] = read(`/proc/${pid}/stat`).split(') ');
  const after = fields.at(-1)?.split(' ') ?? [];
  // The state is field 3; user and system time are 14 and 15 (proc(5)).
  return 10 * (Number(after[11]) + Number(after[12]));
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0);
}

function processes(): readonly { readonly pid: number; readonly parent: number; readonly command: string }[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      // The name of the command, in brackets, may hold anything; state and parent follow its last bracket.
      parent: Number(read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1] ?? 0),
      command: read(`/proc/${name}/cmdline`).replaceAll('\0', ' '),
    }));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Ended in the meantime.
    return '';
  }
}
