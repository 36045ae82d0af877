import { ANSWER_FACTS } from '../../../shared/domain/registration/answers-table.ts';
import { answerPages } from '../../db/import/answer-pages.ts';
import type { Breathe, Progress } from '../../db/import/work.ts';
import type { FileRequests } from '../protocol.ts';
import { csvLine, UTF8_MARK } from './csv.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Writes what was answered with a form: a line for each registration, a column for each question.
 * @throws what SQLite and the file system say
 */
export async function exportAnswers({ words, ...args }: FileRequests['answers']['args'], progress: Progress, breathe: Breathe): Promise<FileRequests['answers']['result']> {
  const { language, notAsked, columns, complete, incomplete } = words;
  let count: number | null = null;
  await replaceFile(args.target, async (write) => {
    for await (const page of answerPages({ ...args, language, notAsked, complete: (whole) => (whole ? complete : incomplete) }, progress, breathe)) {
      if (count === null) await write(`${UTF8_MARK}${csvLine([...ANSWER_FACTS.map((fact) => columns[fact]), ...page.columns.map(({ heading }) => heading)])}`);
      count = (count ?? 0) + page.rows.length;
      await write(page.rows.map(({ facts, cells }) => csvLine([...ANSWER_FACTS.map((fact) => facts[fact]), ...cells])).join(''));
    }
  });
  return { rows: count ?? 0 };
}
