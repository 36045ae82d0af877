import { CalendarCheck2, CalendarX2, type LucideIcon } from 'lucide-react';
import type { AgreementBody } from '../../../../../shared/domain/timeline/timeline.ts';
import { formatDayTime } from '../../../bridge/format.ts';
import type { Tone } from '../../../ui/status-dot.tsx';
import type { KindView } from './kind.ts';

const TONES: Readonly<Record<AgreementBody['event'], Tone>> = { made: 'accent', offered: 'neutral', accepted: 'neutral', returned: 'warn', kept: 'ok', missed: 'bad' };

export const agreementView: KindView<'agreement'> = {
  icon: ({ body }): LucideIcon => (body.event === 'missed' ? CalendarX2 : CalendarCheck2),
  tone: ({ body }) => TONES[body.event],
  title: ({ body }, { t }) => t(`timeline.agreement.${body.event}`, { name: body.whose }),
  about: ({ body }, { t, language }) =>
    [body.what, body.event === 'made' ? t('timeline.agreement.due', { when: formatDayTime(body.dueAt, language) }) : '', body.text].filter((part) => part !== '').join(' · '),
  result: () => '',
  details: null,
};
