import { z } from 'zod';

import {
  FIGURES_FILE,
  figuresFault,
  type FiguresFile,
  type OpenedAs,
} from '../../../shared/domain/figures/figures-file.ts';
import { SPANS } from '../../../shared/domain/figures/period.ts';
import { COUNT_KEYS, loggedInMs, TIME_KINDS, upgradeSums } from '../../../shared/domain/figures/sums.ts';
import { instant } from '../../../shared/ipc/schemas.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { openText, sealText, type readKey, type SignedText } from '../signing/signed-text.ts';

/** Reasons and counts that a year of work never has. */
const MAX_REASONS = 100;
const MAX_AMOUNT = 1e12;
const NAME_LENGTH = 100;
const MAX_PEOPLE = 1_000;

const amount = z.number().min(0).max(MAX_AMOUNT);
const name = z.string().trim().min(1).max(NAME_LENGTH);
const content = z.object({
  person: z.object({ id: z.string().uuid(), name }),
  project: name.nullable(),
  span: z.enum(SPANS),
  from: z.string(),
  to: z.string(),
  countedAt: instant,
  people: z.number().int().min(1).max(MAX_PEOPLE).default(1),
  sums: z
    .object({
      time: z.record(z.enum(TIME_KINDS), amount),
      reasons: z
        .record(z.string().regex(/^[a-z0-9-]{1,80}$/u), amount)
        .refine((reasons) => Object.keys(reasons).length <= MAX_REASONS),
      counts: z.partialRecord(z.enum(COUNT_KEYS), z.number().min(-MAX_AMOUNT).max(MAX_AMOUNT)),
    })
    .transform(upgradeSums)
    .pipe(
      z.object({
        time: z.record(z.enum(TIME_KINDS), amount),
        reasons: z.record(z.string(), amount),
        // Only turnover may come to less than nothing.
        counts: z.record(z.enum(COUNT_KEYS), z.number()).refine((counts) => COUNT_KEYS.every((key) => key === 'turnover' || counts[key] >= 0)),
      }),
    ),
}) satisfies z.ZodType<FiguresFile>;

export type ReadFigures = Omit<SignedText, 'content'> & { readonly content: FiguresFile };

/** The text of a figures file. */
export function sealFigures(what: FiguresFile, key: ReturnType<typeof readKey>): string {
  const cut = (text: string): string => text.trim().slice(0, NAME_LENGTH);
  return sealText(
    FIGURES_FILE,
    {
      ...what,
      person: { ...what.person, name: cut(what.person.name) },
      project: what.project === null ? null : cut(what.project),
    },
    key,
  ).file;
}

/** Reads a figures file that somebody gave. @param now wall-clock ms */
export function openFigures(
  text: string,
  now: number,
): Result<ReadFigures, Extract<OpenedAs, 'unreadable' | 'newer' | 'tampered' | 'ahead'>> {
  const opened = openText(FIGURES_FILE, text);
  if (!opened.ok) return err(opened.error.fault);
  const read = content.safeParse(opened.value.content);
  if (!read.success) return err('unreadable');
  const fault = figuresFault(read.data, loggedInMs(read.data.sums), now);
  return fault === null ? ok({ ...opened.value, content: read.data }) : err(fault);
}
