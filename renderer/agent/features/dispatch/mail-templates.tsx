import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { DISPATCH_KINDS, type DispatchKind } from '../../../../shared/domain/dispatch/dispatch.ts';
import { DEFAULT_TEMPLATES, type FormerTemplate, type MailTemplate } from '../../../../shared/domain/dispatch/mail-settings.ts';
import { fillMail, LONGEST_BODY, LONGEST_SUBJECT, MAIL_FIELDS, mailTemplateFaults, type MailTemplateFault } from '../../../../shared/domain/dispatch/mail-template.ts';
import type { MailView } from '../../../../shared/ipc/commands/dispatch.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import { formatDayTime } from '../../bridge/format.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useNow } from '../../bridge/use-now.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './mail-settings.module.css';

const DAY_MS = 86_400_000;
const LANGUAGES = ['nl', 'en'] as const;

/** The words in which a project writes to its customers: one text for each kind and language, with the e-mail as it will look beside it. */
export function MailTemplates({ projectId, companyName, mail, onChanged }: { readonly projectId: ProjectId; readonly companyName: string; readonly mail: MailView; readonly onChanged: (mail: MailView) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<DispatchKind>('brochure');
  const former = mail.former.filter((each) => each.kind === kind);
  return (
    <section aria-label={t('dispatch.words.title')} className={styles['form']}>
      <h4 className={styles['heading']}>{t('dispatch.words.title')}</h4>
      <p className={styles['soft']}>{t('dispatch.words.intro')}</p>
      <Segmented label={t('dispatch.what')} labelHidden value={kind} options={DISPATCH_KINDS.map((value) => ({ value, label: t(`dispatch.kind.${value}`) }))} onChange={setKind} />
      <Editor key={`${kind} ${String(former[0]?.until ?? 0)}`} projectId={projectId} kind={kind} companyName={companyName} own={mail.templates[kind] ?? null} former={former} onChanged={onChanged} />
    </section>
  );
}

function Editor({
  projectId,
  kind,
  companyName,
  own,
  former,
  onChanged,
}: {
  readonly projectId: ProjectId;
  readonly kind: DispatchKind;
  readonly companyName: string;
  /** Null for the words that come with Balie. */
  readonly own: MailTemplate | null;
  readonly former: readonly FormerTemplate[];
  readonly onChanged: (mail: MailView) => void;
}) {
  const { t } = useTranslation();
  const mayChange = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const shownIn = useAppState(({ settings }) => settings.language);
  const kept = own ?? DEFAULT_TEMPLATES[kind];
  const [template, setTemplate] = useState(kept);
  const [language, setLanguage] = useState<'en' | 'nl'>(shownIn);
  const save = useCommand('mail.saveTemplate');
  const faults = mailTemplateFaults(template);
  const faultOf = (part: MailTemplateFault['part']): string | undefined => {
    const fault = faults.find((each) => each.part === part && each.language === language);
    return fault === undefined ? undefined : t(`dispatch.words.fault.${fault.fault}`, { what: fault.what });
  };
  // A fault in the language that is not shown would be a riddle.
  const elsewhere = faults.find((fault) => fault.language !== language);
  const set = (part: 'subject' | 'body', text: string): void => setTemplate((now) => ({ ...now, [part]: { ...now[part], [language]: text } }));
  const store = (next: MailTemplate | null): void => void save.run({ projectId, kind, template: next }).then((reply) => reply.ok && onChanged(reply.value));
  const changed = JSON.stringify(template) !== JSON.stringify(kept);
  const [last] = former;
  return (
    <form
      aria-label={t('dispatch.words.title')}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (faults.length === 0 && changed) store(template);
      }}
    >
      <Segmented label={t('knowledge.language')} labelHidden value={language} options={LANGUAGES.map((value) => ({ value, label: t(`dispatch.words.language.${value}`) }))} onChange={setLanguage} />
      <div className={styles['beside']}>
        <div className={styles['form']}>
          <TextField label={t('dispatch.words.subject')} readOnly={!mayChange} maxLength={LONGEST_SUBJECT} value={template.subject[language]} error={faultOf('subject')} onChange={(event) => set('subject', event.target.value)} />
          <TextArea label={t('dispatch.words.body')} readOnly={!mayChange} rows={10} controlClassName={styles['body']} maxLength={LONGEST_BODY} value={template.body[language]} error={faultOf('body')} onChange={(event) => set('body', event.target.value)} />
        </div>
        <Preview kind={kind} template={template} language={language} companyName={companyName} />
      </div>
      <p className={styles['soft']}>{t('dispatch.words.fields', { fields: MAIL_FIELDS.map((name) => `{{${name}}}`).join('  ') })}</p>
      {elsewhere !== undefined && <InlineAlert severity="warning">{t('dispatch.words.otherLanguage', { language: t(`dispatch.words.language.${elsewhere.language}`) })}</InlineAlert>}
      {mayChange && (
        <div className={styles['acts']}>
          <Button variant="primary" type="submit" disabled={faults.length > 0 || !changed} pending={save.pending}>
            {t('common.save')}
          </Button>
          {changed && (
            <Button variant="quiet" onClick={() => setTemplate(kept)}>
              {t('dispatch.words.discard')}
            </Button>
          )}
          {own !== null && !changed && (
            <Button variant="quiet" onClick={() => store(null)}>
              {t('dispatch.words.default')}
            </Button>
          )}
        </div>
      )}
      {last !== undefined && !changed && (
        <InlineAlert
          severity="info"
          actions={
            mayChange ? (
              <Button size="s" icon={<Undo2 aria-hidden="true" />} pending={save.pending} onClick={() => store(last.template)}>
                {t('dispatch.words.putBack')}
              </Button>
            ) : undefined
          }
        >
          {t('dispatch.words.changed', { when: formatDayTime(last.until, shownIn), name: last.changedBy, count: former.length })}
        </InlineAlert>
      )}
      <ErrorAlert error={save.error} />
    </form>
  );
}

/** The e-mail as a customer gets it, with an example customer. */
function Preview({ kind, template, language, companyName }: { readonly kind: DispatchKind; readonly template: MailTemplate; readonly language: 'en' | 'nl'; readonly companyName: string }) {
  const { t } = useTranslation();
  const agentName = useAppState(({ session }) => session.agent?.name ?? '');
  const now = useNow(DAY_MS);
  const example = t(`dispatch.words.example.${language}`);
  const day = (days: number): string => new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'nl-NL', { day: 'numeric', month: 'long', year: 'numeric' }).format(now + days * DAY_MS);
  const { subject, body } = fillMail(
    kind,
    template,
    language,
    {
      ...{ 'agent.name': agentName, 'company.name': companyName, 'customer.name': example, 'customer.fullName': 'A. van den Berg', 'customer.organisation': 'Van den Berg BV', 'customer.number': '10234' },
      ...{ 'customer.phone': '06 12345678', 'customer.email': 'anna@example.com', 'customer.address': 'Markt 1, 2801 JJ Gouda', today: day(0), tomorrow: day(1) },
    },
    t(`dispatch.words.exampleArticle.${language}`),
  );
  return (
    <section aria-label={t('dispatch.words.preview')} className={styles['preview']}>
      <span className={styles['soft']}>{t('dispatch.words.preview')}</span>
      <strong className="words">{subject}</strong>
      <p className="words">{body}</p>
    </section>
  );
}
