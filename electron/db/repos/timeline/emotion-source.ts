import type { EmotionBody } from '../../../../shared/domain/timeline/timeline.ts';
import { brandId, type ContactId } from '../../../../shared/lib/brand.ts';
import { wordsOf, type TimelineSource } from './source.ts';

/** What agents noted of a customer's emotions. */
export const emotionSource: TimelineSource<'emotion'> = {
  kind: 'emotion',
  page: async ({ db }, contactId, { at, id }, limit) => {
    const rows = await db
      .selectFrom('emotion_note as e')
      .leftJoin('agent as a', 'a.id', 'e.created_by')
      .select(['e.id', 'e.created_at', 'e.tone', 'e.intensity', 'e.source', 'e.text', 'a.name'])
      .where('e.contact_id', '=', contactId)
      .where('e.removed_at', 'is', null)
      .where('e.created_at', '<=', at)
      .where((test) => test.or([test('e.created_at', '<', at), test('e.id', '<', id)]))
      .orderBy('e.created_at', 'desc')
      .orderBy('e.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => {
      const body: EmotionBody = {
        tone: row.tone as EmotionBody['tone'],
        intensity: row.intensity,
        source: row.source as EmotionBody['source'],
        text: row.text,
      };
      const byName = row.name ?? '';
      return {
        entry: { kind: 'emotion', id: row.id, at: row.created_at, contactId: brandId<ContactId>(contactId), byName, body },
        text: wordsOf(byName, row.text),
      };
    });
  },
};
