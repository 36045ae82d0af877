import type { DataPort } from '../../../app/ports/data-port.ts';
import type { RepoContext } from '../context.ts';
import { merging } from './merge.ts';
import { pairs } from './pairs.ts';
import { sweep } from './sweep.ts';

/** Contacts that are one: found, judged, merged. */
export function duplicateRepo(context: RepoContext): DataPort['duplicates'] {
  return { ...sweep(context), ...pairs(context), ...merging(context) };
}
