import type { EarlierLetter, LetterText } from '../../../../shared/domain/contact/letter.ts';
import type { LetterBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { wordsOf, type TimelineSource } from './source.ts';

/** Letters and messages that agents noted. */
export const letterSource: TimelineSource<'letter'> = {
  kind: 'letter',
  page: async ({ db, codec }, contactId, { at, id }, limit) => {
    const rows = await db
      .selectFrom('letter as l')
      .leftJoin('agent as a', 'a.id', 'l.created_by')
      .select(['l.id', 'l.at', 'l.direction', 'l.channel', 'l.day', 'l.subject', 'l.text', 'l.version', 'a.name'])
      .where('l.contact_id', '=', contactId)
      .where('l.removed_at', 'is', null)
      .where('l.at', '<=', at)
      .where((test) => test.or([test('l.at', '<', at), test('l.id', '<', id)]))
      .orderBy('l.at', 'desc')
      .orderBy('l.id', 'desc')
      .limit(limit)
      .execute();
    const changed = rows.filter(({ version }) => version > 1).map((row) => row.id);
    const versions =
      changed.length === 0
        ? []
        : await db
            .selectFrom('letter_version as v')
            .leftJoin('agent as a', 'a.id', 'v.by')
            .select(['v.letter_id', 'v.at', 'v.before', 'a.name'])
            .where('v.letter_id', 'in', changed)
            .orderBy('v.version', 'desc')
            .execute();
    return rows.map(({ day, subject, text, version, ...row }) => {
      const earlier = versions
        .filter(({ letter_id: letter }) => letter === row.id)
        .map((each): EarlierLetter => ({ at: each.at, byName: each.name ?? '', was: codec.json.read(each.before) as LetterText }));
      const body: LetterBody = {
        ...{ direction: row.direction as LetterBody['direction'], channel: row.channel as LetterBody['channel'] },
        ...{ day, subject, text, version, earlier },
      };
      const byName = row.name ?? '';
      return {
        entry: { kind: 'letter', id: row.id, at: row.at, contactId: brandId<ContactId>(contactId), byName, body },
        text: wordsOf(byName, subject, text, ...earlier.flatMap(({ was }) => [was.subject, was.text])),
      };
    });
  },
};
