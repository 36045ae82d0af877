import type { LetterBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { wordsOf, type TimelineSource } from './source.ts';

/** Letters and messages that agents noted. */
export const letterSource: TimelineSource<'letter'> = {
  kind: 'letter',
  page: async ({ db }, contactId, { at, id }, limit) => {
    const rows = await db
      .selectFrom('letter as l')
      .leftJoin('agent as a', 'a.id', 'l.created_by')
      .select(['l.id', 'l.at', 'l.direction', 'l.channel', 'l.day', 'l.subject', 'l.text', 'a.name'])
      .where('l.contact_id', '=', contactId)
      .where('l.removed_at', 'is', null)
      .where('l.at', '<=', at)
      .where((test) => test.or([test('l.at', '<', at), test('l.id', '<', id)]))
      .orderBy('l.at', 'desc')
      .orderBy('l.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ day, subject, text, ...row }) => {
      const body: LetterBody = {
        ...{ direction: row.direction as LetterBody['direction'], channel: row.channel as LetterBody['channel'] },
        ...{ day, subject, text },
      };
      const byName = row.name ?? '';
      return {
        entry: { kind: 'letter', id: row.id, at: row.at, contactId: brandId<ContactId>(contactId), byName, body },
        text: wordsOf(byName, subject, text),
      };
    });
  },
};
