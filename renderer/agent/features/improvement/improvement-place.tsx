import { useState } from 'react';
import { MARKET_KINDS, QUALITY_KINDS, type RemarkKind } from '../../../../shared/domain/improvement/remark.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { QuestionList } from './question-list.tsx';
import { RoutesForm } from './routes-form.tsx';
import { RemarkList } from './remark-list.tsx';

const KINDS_OF: Readonly<Record<'quality' | 'market' | 'proposals', readonly RemarkKind[]>> = { quality: QUALITY_KINDS, market: MARKET_KINDS, proposals: ['proposal'] };
type Tab = keyof typeof KINDS_OF | 'questions';

/** What was noted in conversations and what came of it; questions that are asked often, and the answers that are proposed. */
export function ImprovementPlace({ about }: PlaceProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('quality');
  const [opened, setOpened] = useState<string | null>(null);
  const [settled, setSettled] = useState(false);
  const [routing, setRouting] = useState(false);
  const governs = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  // Opened about a question: there, once.
  if (about !== opened) {
    setOpened(about);
    if (about?.startsWith('faq:') === true) setTab('questions');
  }
  return (
    <>
      <PlaceHeader title={t('improvement.title')}>
        {governs && (
          <Button size="s" aria-expanded={routing} onClick={() => setRouting(!routing)}>
            {t('improvement.routes')}
          </Button>
        )}
        {tab !== 'questions' && <Switch label={t('improvement.dealtWith')} checked={settled} onChange={setSettled} />}
        <Segmented
          label={t('improvement.show')}
          labelHidden
          value={tab}
          options={(['quality', 'market', 'proposals', 'questions'] as const).map((value) => ({ value, label: t(`improvement.tab.${value}`) }))}
          onChange={setTab}
        />
      </PlaceHeader>
      {routing && <RoutesForm onClose={() => setRouting(false)} />}
      {tab === 'questions' ? <QuestionList about={about?.startsWith('faq:') === true ? about.slice(4) : null} /> : <RemarkList key={`${tab} ${String(settled)}`} kinds={KINDS_OF[tab]} settled={settled} />}
    </>
  );
}
