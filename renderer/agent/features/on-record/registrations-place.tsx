import { ChartNoAxesColumn, ClipboardCheck, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { localDate } from '../../../../shared/domain/contact/calendar-date.ts';
import { displayPhone } from '../../../../shared/domain/contact/phone-number.ts';
import { displayDate } from '../../../../shared/domain/registration/describe.ts';
import { REGISTRATION_KINDS, type RegistrationKind } from '../../../../shared/domain/registration/form.ts';
import { termLook, type TermLook } from '../../../../shared/domain/registration/life-cycle.ts';
import { REGISTRATION_LISTS, type RegistrationLine, type RegistrationList, type RegistrationsFound } from '../../../../shared/domain/interaction/record.ts';
import { brandId, type InteractionId } from '../../../../shared/lib/brand.ts';
import { formatDay, withWholeAmounts } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import type { PlaceProps } from '../../bridge/place.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Menu } from '../../ui/menu.tsx';
import { EmptyState } from '../../ui/pane.tsx';
import { PlaceHeader } from '../../ui/place-header.tsx';
import { RowLine, RowList, type RowPart } from '../../ui/row-list.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ExportStatus } from '../import/index.ts';
import { CountsView } from './counts-view.tsx';
import styles from './on-record.module.css';
import { RecordView } from './record-view.tsx';

const SEARCH_AFTER_MS = 80;
const MINUTE_MS = 60_000;
const EVERY = '-';
const LOOKS: readonly TermLook[] = ['late', 'today', 'soon', 'later'];
type Row = RegistrationLine & { readonly id: string };

/** Registrations after their conversation: what is left to follow by its term, what is incomplete, and all of them; one is opened beside the list. */
export function RegistrationsPlace({ about }: PlaceProps) {
  const { t } = useTranslation();
  const client = useClient();
  const { language, country } = useAppState(({ settings }) => settings);
  const now = useNow(MINUTE_MS);
  const today = localDate(now);
  const [which, setWhich] = useState<RegistrationList>('open');
  const [kind, setKind] = useState<RegistrationKind | null>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<RegistrationsFound | null>(null);
  const supervises = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const exporting = useAppState(({ contactFiles }) => contactFiles.exporting?.phase === 'running');
  const mine = useAppState(({ contactFiles }) => contactFiles.exporting?.of === 'answers');
  const answers = useCommand('export.answers');
  const [round, setRound] = useState(0);
  const [opened, setOpenedOne] = useState<InteractionId | null>(null);
  /** The form whose registrations are counted, in the place of one that is opened. */
  const [counted, setCounted] = useState<string | null>(null);
  const setOpened = (id: InteractionId): void => {
    setCounted(null);
    setOpenedOne(id);
  };
  const [asked, setAsked] = useState<string | null>(null);
  // Opened from elsewhere about one of them.
  if (about !== asked) {
    setAsked(about);
    if (about !== null) setOpened(brandId<InteractionId>(about));
  }
  // A registration that came on record meanwhile belongs here too.
  const closed = useAppState(({ interactions }) => interactions.filter(({ state }) => state === 'completed' || state === 'incomplete').length);
  const question = JSON.stringify([which, kind, query.trim(), round, closed]);
  useEffect(() => {
    const [list, one, words] = JSON.parse(question) as [RegistrationList, RegistrationKind | null, string];
    let current = true;
    const timer = setTimeout(() => {
      void client.invoke('registration.list', { which: list, kind: one, query: words, offset: 0 }).then((reply) => {
        if (current && reply.ok) setFound(reply.value);
      });
    }, SEARCH_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, question]);
  const more = async (): Promise<void> => {
    const reply = await client.invoke('registration.list', { which, kind, query: query.trim(), offset: found?.lines.length ?? 0 });
    if (reply.ok) setFound((before) => ({ ...reply.value, lines: [...(before?.lines ?? []), ...reply.value.lines] }));
  };
  const rows: readonly Row[] = (found?.lines ?? []).map((line) => ({ ...line, id: line.interactionId }));
  return (
    <>
      <PlaceHeader title={t('onRecord.title')} detail={found === null ? undefined : t('onRecord.count', { count: found.total })}>
        {found !== null && found.total > 0 && (
          <Menu
            trigger={
              <Button size="s" icon={<ChartNoAxesColumn />} title={t('onRecord.countsHint')}>
                {t('onRecord.counts')}
              </Button>
            }
            groups={[found.forms.map(({ id, name, count }) => ({ key: id, label: t('onRecord.exportForm', { name: name[language], count }), onSelect: () => setCounted(id) }))]}
          />
        )}
        {supervises && found !== null && found.total > 0 && (
          <Menu
            trigger={
              <Button size="s" icon={<Download />} title={t('onRecord.exportHint')} disabled={exporting} pending={answers.pending}>
                {t('onRecord.exportAnswers')}
              </Button>
            }
            groups={[found.forms.map(({ id, name, count }) => ({ key: id, label: t('onRecord.exportForm', { name: name[language], count }), onSelect: () => void answers.run({ which, kind, query: query.trim(), formId: id }) }))]}
          />
        )}
        <Segmented label={t('onRecord.show')} labelHidden value={which} options={REGISTRATION_LISTS.map((value) => ({ value, label: t(`onRecord.which.${value}`) }))} onChange={setWhich} />
      </PlaceHeader>
      <div className={styles['place']}>
        <div className={styles['side']}>
          {(mine || answers.error !== null) && (
            <div className={styles['status']}>
              <ExportStatus />
              <ErrorAlert error={answers.error} />
            </div>
          )}
          <div className={styles['bar']}>
            <TextField className={styles['grow']} label={t('onRecord.search')} labelHidden placeholder={t('onRecord.searchHint')} value={query} maxLength={200} onChange={({ target }) => setQuery(target.value)} />
            <Select
              label={t('onRecord.kind')}
              labelHidden
              value={kind ?? EVERY}
              options={[{ value: EVERY, label: t('onRecord.everyKind') }, ...REGISTRATION_KINDS.map((value) => ({ value: value as string, label: t(`formBuilder.registrations.${value}`) }))]}
              onChange={(value) => setKind(REGISTRATION_KINDS.find((each) => each === value) ?? null)}
            />
          </div>
          {rows.length > 0 ? (
            <RowList
              parts={partsOf(rows, which, today, (look) => t(`planner.part.${look === 'late' ? 'overdue' : look === 'today' ? 'today' : 'later'}`), t('onRecord.list'))}
              about={opened}
              keys={t('onRecord.chooseText')}
              onKey={({ interactionId }, key) => {
                if (key !== 'Enter') return false;
                setOpened(interactionId);
                return true;
              }}
            >
              {(line, focusable) => (
                <button type="button" tabIndex={-1} aria-current={line.interactionId === opened} data-focusable={focusable} className={styles['pick']} onClick={() => setOpened(line.interactionId)}>
                  <RowLine
                    when={line.term === null || which !== 'open' ? formatDay(line.at, language, now) : t(`onRecord.term.${termLook(line.term, today)}`, { date: displayDate(line.term, language) })}
                    late={which === 'open' && line.term !== null && line.term < today}
                    title={line.toWhom || (line.number === '' ? t('onRecord.unknownCaller') : displayPhone(line.number, country))}
                    detail={withWholeAmounts([line.form[language], (line.subject?.[language] ?? '').replaceAll('\n', '; ')].filter((part) => part !== '').join(' · '))}
                    marks={line.complete ? line.state === null ? <span className={styles['soft']}>{line.outcome?.[language] ?? ''}</span> : <Tag tone={line.open ? 'accent' : 'neutral'}>{line.state[language]}</Tag> : <Tag tone="warn">{t('onRecord.incomplete')}</Tag>}
                  />
                </button>
              )}
            </RowList>
          ) : (
            found !== null && (
              <div className={styles['nothing']}>
                <EmptyState icon={<ClipboardCheck size={28} />} title={t(`onRecord.none.${which}`)}>
                  {which === 'open' && t('onRecord.noneText')}
                </EmptyState>
              </div>
            )
          )}
          {found !== null && found.lines.length < found.total && (
            <Button size="s" className={styles['more']} onClick={() => void more()}>
              {t('onRecord.more')}
            </Button>
          )}
        </div>
        {counted !== null ? (
          <CountsView formId={counted} search={{ which, kind, query: query.trim() }} round={round + closed} />
        ) : opened === null ? (
          <div className={styles['nobody']}>
            <EmptyState title={t('onRecord.choose')}>{t('onRecord.chooseText')}</EmptyState>
          </div>
        ) : (
          <RecordView key={opened} interactionId={opened} onChanged={() => setRound((before) => before + 1)} />
        )}
      </div>
    </>
  );
}

function partsOf(rows: readonly Row[], which: RegistrationList, today: string, title: (look: TermLook) => string, whole: string): readonly RowPart<Row>[] {
  if (which !== 'open') return [{ key: which, title: whole, items: rows }];
  const lookOf = ({ term }: Row): TermLook => {
    const look = term === null ? 'later' : termLook(term, today);
    return look === 'soon' ? 'later' : look;
  };
  return LOOKS.map((look) => ({ key: look, title: title(look), late: look === 'late', items: rows.filter((row) => lookOf(row) === look) })).filter(({ items }) => items.length > 0);
}
