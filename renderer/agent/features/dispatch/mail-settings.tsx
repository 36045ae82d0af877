import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { DISPATCH_KINDS, type DispatchKind } from '../../../../shared/domain/dispatch/dispatch.ts';
import { MAIL_SECURITIES, type MailServer } from '../../../../shared/domain/dispatch/mail-settings.ts';
import { houseOf } from '../../../../shared/domain/project/project.ts';
import type { MailView } from '../../../../shared/ipc/commands/dispatch.ts';
import type { ProjectId } from '../../../../shared/lib/brand.ts';
import { formatBytes } from '../../bridge/format.ts';
import { useAppState, useClient } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { Select } from '../../ui/select.tsx';
import { EditItem, EditList, SettingsIntro, SettingsPage } from '../../ui/settings-page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './mail-settings.module.css';
import { MailTemplates } from './mail-templates.tsx';

const NEW_SERVER: MailServer = { host: '', port: 587, security: 'starttls', user: '', fromName: '', fromAddress: '', caFile: '' };
const PORTS = { tls: 465, starttls: 587, none: 25 } as const;

/** By which server a project's e-mail leaves, and which files are sent on request. */
export function MailSettingsPage() {
  const { t } = useTranslation();
  const client = useClient();
  const projects = useAppState((state) => state.projects);
  const current = useAppState((state) => state.project);
  const [chosen, setChosen] = useState<ProjectId | null>(current?.id ?? projects[0]?.id ?? null);
  const [view, setView] = useState<{ readonly of: ProjectId; readonly mail: MailView } | null>(null);
  const shown = current === null || projects.some(({ id }) => id === current.id) ? projects : [current, ...projects];
  useEffect(() => {
    if (chosen === null) return;
    void client.invoke('mail.get', { projectId: chosen }).then((reply) => reply.ok && setView({ of: chosen, mail: reply.value }));
  }, [client, chosen]);
  return (
    <SettingsPage>
      <SettingsIntro text={t('dispatch.mail.intro')} />
      <Select label={t('dispatch.mail.project')} value={chosen} options={shown.map(({ id, name }) => ({ value: id, label: name }))} onChange={setChosen} />
      {chosen !== null && view?.of === chosen && (
        <>
          <ServerForm key={chosen} projectId={chosen} mail={view.mail} onSaved={(mail) => setView({ of: chosen, mail })} />
          <Materials projectId={chosen} mail={view.mail} onChanged={(mail) => setView({ of: chosen, mail })} />
          <MailTemplates key={`words ${chosen}`} projectId={chosen} companyName={shown.filter(({ id }) => id === chosen).map(houseOf)[0] ?? ''} mail={view.mail} onChanged={(mail) => setView({ of: chosen, mail })} />
        </>
      )}
    </SettingsPage>
  );
}

function ServerForm({ projectId, mail, onSaved }: { readonly projectId: ProjectId; readonly mail: MailView; readonly onSaved: (mail: MailView) => void }) {
  const { t } = useTranslation();
  const administrator = useAppState((state) => state.session.agent?.role === 'administrator');
  const [server, setServer] = useState(mail.server ?? NEW_SERVER);
  const [password, setPassword] = useState('');
  const [told, setTold] = useState<'saved' | 'tested' | null>(null);
  const save = useCommand('mail.saveServer');
  const test = useCommand('mail.test');
  const set = (changed: Partial<MailServer>): void => {
    setTold(null);
    setServer((now) => ({ ...now, ...changed }));
  };
  const given = password === '' ? null : password;
  const store = async (next: MailServer | null): Promise<void> => {
    const reply = await save.run({ projectId, server: next, password: given });
    if (!reply.ok) return;
    setPassword('');
    setTold('saved');
    onSaved(reply.value);
  };
  if (!administrator) return <InlineAlert severity="info">{t('dispatch.mail.onlyAdministrators')}</InlineAlert>;
  return (
    <form
      aria-label={t('dispatch.mail.host')}
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void store(server);
      }}
    >
      {mail.passwordInMemoryOnly && <InlineAlert severity="warning">{t('dispatch.mail.inMemory')}</InlineAlert>}
      <div className={styles['row']}>
        <TextField label={t('dispatch.mail.host')} value={server.host} onChange={(event) => set({ host: event.target.value })} />
        <TextField label={t('dispatch.mail.port')} inputMode="numeric" value={String(server.port)} onChange={(event) => set({ port: Number(event.target.value.replaceAll(/\D/g, '').slice(0, 5)) })} />
        <Select
          label={t('dispatch.mail.security')}
          value={server.security}
          options={MAIL_SECURITIES.map((value) => ({ value, label: t(`dispatch.mail.securities.${value}`) }))}
          onChange={(security) => set({ security, port: PORTS[security] })}
        />
      </div>
      <div className={styles['two']}>
        <TextField label={t('dispatch.mail.user')} value={server.user} onChange={(event) => set({ user: event.target.value })} />
        <PasswordField label={t('dispatch.mail.password')} hint={mail.hasPassword ? t('dispatch.mail.passwordKept') : undefined} value={password} onChange={(event) => setPassword(event.target.value)} />
        <TextField label={t('dispatch.mail.fromName')} value={server.fromName} onChange={(event) => set({ fromName: event.target.value })} />
        <TextField label={t('dispatch.mail.fromAddress')} type="email" value={server.fromAddress} onChange={(event) => set({ fromAddress: event.target.value })} />
      </div>
      <TextField label={t('dispatch.mail.caFile')} hint={t('dispatch.mail.optional')} value={server.caFile} onChange={(event) => set({ caFile: event.target.value })} />
      <div className={styles['acts']}>
        <Button variant="primary" type="submit" pending={save.pending}>
          {t('common.save')}
        </Button>
        <Button pending={test.pending} onClick={() => void test.run({ projectId, server, password: given }).then(({ ok }) => setTold(ok ? 'tested' : null))}>
          {t('dispatch.mail.test')}
        </Button>
        {mail.server !== null && (
          <Button variant="quiet" onClick={() => void store(null).then(() => setServer(NEW_SERVER))}>
            {t('dispatch.mail.remove')}
          </Button>
        )}
      </div>
      {told !== null && <InlineAlert severity="ok">{t(`dispatch.mail.${told}`)}</InlineAlert>}
      <ErrorAlert error={save.error ?? test.error} />
    </form>
  );
}

function Materials({ projectId, mail, onChanged }: { readonly projectId: ProjectId; readonly mail: MailView; readonly onChanged: (mail: MailView) => void }) {
  const { t } = useTranslation();
  const language = useAppState(({ settings }) => settings.language);
  const mayChange = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const [kind, setKind] = useState<DispatchKind>('brochure');
  const [title, setTitle] = useState('');
  const add = useCommand('mail.addMaterial');
  const remove = useCommand('mail.removeMaterial');
  return (
    <section aria-label={t('dispatch.mail.materials')} className={styles['form']}>
      <h4 className={styles['heading']}>{t('dispatch.mail.materials')}</h4>
      {mail.materials.length === 0 && <p className={styles['soft']}>{t('dispatch.mail.noMaterials')}</p>}
      <EditList label={t('dispatch.mail.materials')}>
        {mail.materials.map((material) => (
          <EditItem key={material.id} open={false}>
            <div className={styles['material']}>
              <span>
                {material.title}
                <span className={styles['soft']}>{` ${t(`dispatch.kind.${material.kind}`)} · ${material.fileName} · ${formatBytes(material.bytes, language)}`}</span>
              </span>
              {mayChange && (
                <IconButton
                  size="s"
                  variant="quiet"
                  label={t('dispatch.mail.removeFile', { title: material.title })}
                  icon={<Trash2 />}
                  onClick={() => void remove.run({ projectId, id: material.id }).then((reply) => reply.ok && onChanged(reply.value))}
                />
              )}
            </div>
          </EditItem>
        ))}
      </EditList>
      {mayChange && (
        <div className={styles['row']}>
          <TextField label={t('dispatch.mail.title')} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          <Select label={t('dispatch.what')} value={kind} options={DISPATCH_KINDS.map((value) => ({ value, label: t(`dispatch.kind.${value}`) }))} onChange={setKind} />
          <Button
            className={styles['bottom']}
            pending={add.pending}
            onClick={() =>
              void add.run({ projectId, kind, title }).then((reply) => {
                if (!reply.ok || reply.value === null) return;
                setTitle('');
                onChanged({ ...mail, materials: [...mail.materials, reply.value] });
              })
            }
          >
            {t('dispatch.mail.add')}
          </Button>
        </div>
      )}
      <ErrorAlert error={add.error ?? remove.error} />
    </section>
  );
}
