import { Undo2 } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { fullName } from '../../../../shared/domain/contact/contact-name.ts';
import { CHOSEN_KINDS, isMarketKind, MAX_REMARK, type RemarkKind } from '../../../../shared/domain/improvement/remark.ts';
import { ASKED_OFTEN } from '../../../../shared/domain/improvement/similar.ts';
import type { AlikeQuestion, NotedRemark } from '../../../../shared/ipc/commands/improvement.ts';
import { useFocusedInteraction } from '../../bridge/focused-interaction.ts';
import { useAppState, useClient, useView } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { EscapeForm } from '../../ui/escape-form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAboutBeside } from '../beside/beside-store.ts';
import { BesidePanel } from '../beside/beside-panel.tsx';
import { KindChoice } from '../beside/kind-choice.tsx';
import styles from '../beside/beside.module.css';
import { useScript } from '../script/use-script.ts';
import { useRoutes } from './use-routes.ts';
import { DepartmentField } from './department-field.tsx';

const AFTER_TYPING_MS = 150;

/** A remark in three keys: the shortcut, the digit of what it is, Enter. It keeps the call, the customer and the step. */
export function RemarkPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [noted, setNoted] = useState<NotedRemark | null>(null);
  return noted === null ? <Write onNoted={setNoted} onClose={onClose} /> : <Noted noted={noted} title={t('improvement.note')} onClose={onClose} />;
}

function Write({ onNoted, onClose }: { readonly onNoted: (noted: NotedRemark) => void; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const interaction = useFocusedInteraction();
  const opened = useView((view) => view.openedContact);
  const add = useCommand('remark.add');
  const aboutText = useAboutBeside();
  const routes = useRoutes();
  const [kind, setKind] = useState<RemarkKind>('remark');
  const [text, setText] = useState('');
  const [product, setProduct] = useState('');
  const [department, setDepartment] = useState('');
  const words = useRef<HTMLDivElement>(null);
  const { script } = useScript(interaction?.script ?? { scriptId: '', version: 0 });
  const stepId = interaction?.script.path.at(-1);
  const step = script?.steps.find(({ id }) => id === stepId)?.title[language] ?? '';
  const contact = interaction?.contact ?? null;
  const alike = useAlike(kind === 'question' ? text : '');
  const pick = (next: RemarkKind): void => {
    setKind(next);
    words.current?.querySelector('input')?.focus();
  };
  const save = (): void => {
    if (add.pending) return;
    void add
      .run({
        ...{ kind, text, product, department, contactId: contact?.id ?? opened?.id ?? null, interactionId: interaction?.id ?? null },
        about: aboutText !== null ? { on: 'procedure', knowledgeId: aboutText.knowledgeId } : interaction === null || stepId === undefined ? null : { on: 'step', scriptId: interaction.script.scriptId, version: interaction.script.version, stepId },
      })
      .then((reply) => {
        if (reply.ok) onNoted(reply.value);
      });
  };
  return (
    <BesidePanel title={t('improvement.note')} about={[aboutText?.title ?? step, contact === null ? '' : fullName(contact) || contact.organisation].filter((part) => part !== '').join(' · ')} onClose={onClose}>
      <EscapeForm label={t('improvement.note')} className={styles['form']} onSubmit={save} onCancel={onClose}>
        <KindChoice label={t('improvement.kindOf')} kinds={CHOSEN_KINDS} value={kind} labelOf={(each) => t(`improvement.kind.${each}`)} onMove={setKind} onPick={pick} onEnter={save} />
        <div ref={words} className={styles['line']}>
          <TextField className={styles['grows']} label={t('improvement.words')} placeholder={t(`improvement.example.${kind}`)} maxLength={MAX_REMARK} value={text} onChange={(event) => setText(event.target.value)} />
          <TextField label={t('improvement.product')} maxLength={200} value={product} onChange={(event) => setProduct(event.target.value)} />
          {(isMarketKind(kind) || kind === 'proposal') && <DepartmentField label={t('improvement.department')} placeholder={routes[kind] ?? ''} value={department} onChange={(event) => setDepartment(event.target.value)} />}
          <Button variant="primary" type="submit" shortcut="↵" pending={add.pending}>
            {t('improvement.save')}
          </Button>
        </div>
        {alike.length > 0 && (
          <ul className={styles['alike']} aria-label={t('improvement.alike')}>
            {alike.map((each) => (
              <li key={each.group}>{t('improvement.askedThisWeek', { count: each.askedInWeek, text: each.text })}</li>
            ))}
          </ul>
        )}
        <ErrorAlert error={add.error} />
      </EscapeForm>
    </BesidePanel>
  );
}

/** Questions that say the same, a moment after the last key. */
function useAlike(text: string): readonly AlikeQuestion[] {
  const client = useClient();
  const [found, setFound] = useState<readonly AlikeQuestion[]>([]);
  const asked = text.trim().length < 4 ? '' : text;
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    const timer = setTimeout(() => void client.invoke('remark.alike', { text: asked }).then((reply) => current && reply.ok && setFound(reply.value)), AFTER_TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked]);
  return asked === '' ? [] : found;
}

/** What was noted, with the way back; and, when it was asked often, the way to make knowledge of it. */
function Noted({ noted: { remark, askedInWeek, faqId }, title, onClose }: { readonly noted: NotedRemark; readonly title: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const goTo = useView((view) => view.goTo);
  const remove = useCommand('remark.remove');
  const propose = useCommand('faq.add');
  const often = remark.kind === 'question' && askedInWeek >= ASKED_OFTEN && faqId === null && remark.text !== '';
  const done = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => done.current?.querySelector<HTMLElement>('button')?.focus(), []);
  return (
    <BesidePanel title={title} onClose={onClose}>
      <div ref={done} className={styles['line']}>
        <span role="status" className={styles['grows']}>
          {often ? t('improvement.oftenAsked', { count: askedInWeek }) : t(remark.department === '' ? 'improvement.noted' : 'improvement.notedFor', { kind: t(`improvement.kind.${remark.kind}`), department: remark.department })}
        </span>
        {often && (
          <Button
            size="s"
            variant="primary"
            pending={propose.pending}
            onClick={() =>
              void propose.run({ question: remark.text.slice(0, 300), answer: '', language, group: remark.group }).then((reply) => {
                if (!reply.ok) return;
                onClose();
                goTo('improvement', `faq:${reply.value.id}`);
              })
            }
          >
            {t('improvement.proposeFaq')}
          </Button>
        )}
        <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={remove.pending} onClick={() => void remove.run({ remarkId: remark.id, removed: true }).then(({ ok }) => ok && onClose())}>
          {t('common.undo')}
        </Button>
      </div>
      <ErrorAlert error={propose.error ?? remove.error} />
    </BesidePanel>
  );
}
