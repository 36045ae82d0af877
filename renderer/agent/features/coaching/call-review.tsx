import { useState } from 'react';
import { isAnswered, type CallCoaching } from '../../../../shared/domain/coaching/coaching.ts';
import {
  CALL_RUBRIC,
  LEVELS,
  rubricFor,
  scoreOf,
  type Level,
  type Scores,
} from '../../../../shared/domain/coaching/rubric.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CallChecklist } from '../checklist/index.ts';
import { TalkStrip } from '../silence/index.ts';
import styles from './coaching.module.css';

/** In the order of the levels. */
const NAMES = ['not', 'partly', 'well'] as const satisfies Readonly<Record<Level, string>> & readonly string[];

/** A call with what was measured of it, its judgements, and the form for one's own. */
export function CallReview({ coached, onChanged }: { readonly coached: CallCoaching; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const me = useAppState(({ session }) => session.agent?.id ?? null);
  const { call, feedback, reviews } = coached;
  const mine = call.agentId === me;
  const own = reviews.find(({ by }) => by === me);
  const [scores, setScores] = useState<Scores>(own?.scores ?? {});
  const [remark, setRemark] = useState(own?.remark ?? '');
  const review = useCommand('coaching.review');
  /** What the line that was last kept came to; the line itself may be gone. */
  const [told, setTold] = useState('');
  const done = (what: string) => (): void => {
    setTold(what);
    onChanged();
  };
  const [kept, setKept] = useState(false);
  const percent = (of: Scores): string => {
    const score = scoreOf(of);
    return score === null ? '' : t('coaching.score', { percent: Math.round(score * 100) });
  };
  const set = (id: string, level: Level | null): void => {
    setKept(false);
    const { [id]: _former, ...others } = scores;
    setScores(level === null ? others : { ...others, [id]: level });
  };
  return (
    <div className={styles['review']}>
      <TalkStrip callId={call.callId} />
      <CallChecklist callId={call.callId} />
      {reviews
        .filter(({ by }) => by !== me)
        .map((each) => (
          <p key={each.by} className={styles['said']}>
            <strong>{t('coaching.by', { name: each.byName, date: formatDayTime(each.at, language) })}</strong>{' '}
            {percent(each.scores)} {each.remark}
          </p>
        ))}
      {feedback !== null && (
        <p className={styles['said']}>
          {t('coaching.asked', { question: feedback.question })}
          {feedback.used !== null && <> · {t('coaching.used', { text: feedback.used })}</>}
        </p>
      )}
      {mine && feedback === null && (
        <Words
          command="coaching.ask"
          callId={call.callId}
          label={t('coaching.question')}
          act={t('coaching.ask')}
          onDone={done(t('coaching.askedNow'))}
        />
      )}
      {mine && feedback !== null && feedback.used === null && isAnswered(coached) && (
        <Words
          command="coaching.use"
          callId={call.callId}
          label={t('coaching.use')}
          act={t('coaching.useSave')}
          onDone={done(t('coaching.saved'))}
        />
      )}
      {mine && (
        <Words
          command="coaching.setPoint"
          callId={call.callId}
          label={t('coaching.from')}
          act={t('coaching.points.add')}
          onDone={done(t('coaching.pointSet'))}
        />
      )}
      {mine && (
        <p role="status" className={styles['what']}>
          {told}
        </p>
      )}
      {mine && <h3 className={styles['part']}>{t('coaching.self')}</h3>}
      <form
        aria-label={t('coaching.rubric')}
        className={styles['rubric']}
        onSubmit={(event) => {
          event.preventDefault();
          void review.run({ callId: call.callId, scores, remark }).then((reply) => {
            setKept(reply.ok);
            if (reply.ok) onChanged();
          });
        }}
      >
        {rubricFor(CALL_RUBRIC, call.direction, call.kind).map(({ nr, name, criteria }) => (
          <fieldset key={nr} className={styles['competence']}>
            <legend>
              {nr}. {name[language]}
            </legend>
            {criteria.map(({ id, text }) => (
              <div key={id} className={styles['criterion']}>
                <span>{text[language]}</span>
                <Segmented
                  label={text[language]}
                  labelHidden
                  value={String(scores[id] ?? 'none')}
                  options={[
                    { value: 'none', label: t('coaching.level.none') },
                    ...LEVELS.map((level) => ({ value: String(level), label: t(`coaching.level.${NAMES[level]}`) })),
                  ]}
                  onChange={(value) => set(id, LEVELS.find((level) => String(level) === value) ?? null)}
                />
              </div>
            ))}
          </fieldset>
        ))}
        <div className={styles['line']}>
          <WordsField label={t('coaching.remark')} value={remark} onChange={(text) => (setKept(false), setRemark(text))} />
          <span className={styles['what']}>{percent(scores)}</span>
          <span role="status" className={styles['what']}>
            {kept ? t('coaching.saved') : ''}
          </span>
          <Button type="submit" size="s" variant="primary" pending={review.pending}>
            {t('coaching.save')}
          </Button>
        </div>
        <ErrorAlert error={review.error} onDismiss={review.clear} />
      </form>
    </div>
  );
}

/** One line of words for the call, with the button that keeps it. */
function Words({
  command,
  callId,
  label,
  act,
  onDone,
}: {
  readonly command: 'coaching.ask' | 'coaching.use' | 'coaching.setPoint';
  readonly callId: CallCoaching['call']['callId'];
  readonly label: string;
  readonly act: string;
  readonly onDone: () => void;
}) {
  const [text, setText] = useState('');
  const ask = useCommand('coaching.ask');
  const use = useCommand('coaching.use');
  const point = useCommand('coaching.setPoint');
  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === '') return;
    const reply = await (command === 'coaching.ask'
      ? ask.run({ callId, question: words })
      : command === 'coaching.use'
        ? use.run({ callId, text: words })
        : point.run({ callId, text: words }));
    if (!reply.ok) return;
    setText('');
    onDone();
  };
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <WordsField label={label} value={text} onChange={setText} />
      <Button type="submit" size="s" pending={ask.pending || use.pending || point.pending}>
        {act}
      </Button>
      <ErrorAlert error={ask.error ?? use.error ?? point.error} />
    </form>
  );
}

/** The field of such a line: as long as there is room. */
function WordsField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <TextField
      className={styles['grow']}
      label={label}
      labelHidden
      placeholder={label}
      maxLength={500}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
