import { Archive, ArchiveRestore, Copy, FileDown, FileUp, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Project } from '../../../../shared/domain/project/project.ts';
import type { ProjectImport } from '../../../../shared/ipc/commands/project.ts';
import { useAppState } from '../../bridge/hooks.ts';
import { useTranslation } from '../../bridge/texts.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { ErrorAlert } from '../../ui/error-alert.tsx';
import { InlineAlert } from '../../ui/inline-alert.tsx';
import { Menu } from '../../ui/menu.tsx';
import { EditCard, EditItem, EditList, SettingsIntro, SettingsPage } from '../../ui/settings-page.tsx';
import { Select } from '../../ui/select.tsx';
import { Tag } from '../../ui/status-dot.tsx';
import { FaultText } from './fault-text.tsx';
import { copyOf, draftOf, NEW_PROJECT, type ProjectDraft } from './project-draft.ts';
import { ProjectForm } from './project-form.tsx';
import { VerificationSetting } from '../verification/verification-setting.tsx';
import styles from './projects.module.css';
import { useProjects } from './use-projects.ts';
import { useScripts } from './use-scripts.ts';

/** The projects that are worked for. Supervisors and administrators change them, everybody may see them. */
export function ProjectSettings() {
  const { t } = useTranslation();
  const mayChange = useAppState(({ session }) => session.agent !== null && session.agent.role !== 'agent');
  const { projects, refresh } = useProjects();
  const [open, setOpen] = useState<Project['id'] | null>(null);
  const [making, setMaking] = useState<ProjectDraft | null>(null);
  const [news, setNews] = useState<ProjectImport | { readonly state: 'exported' } | null>(null);
  const bring = useCommand('project.import');
  const finish = useCommand('project.finishImport');
  const exporting = useCommand('project.export');
  const activity = useCommand('project.setActive');
  const change = useCommand('project.change');
  const scripts = useScripts();
  const language = useAppState(({ settings }) => settings.language);

  const take = (reply: Awaited<ReturnType<typeof bring.run>>): void => {
    setNews(reply.ok ? reply.value : null);
    refresh();
  };
  const close = (): void => {
    setOpen(null);
    setMaking(null);
    refresh();
  };
  return (
    <SettingsPage>
      {mayChange ? (
        <SettingsIntro text={t('projects.intro')}>
          <div className={styles['head']}>
            <Button icon={<FileUp />} pending={bring.pending} onClick={() => void bring.run({}).then(take)}>
              {t('projects.import')}
            </Button>
            <Button icon={<Plus />} disabled={making !== null} onClick={() => setMaking(NEW_PROJECT)}>
              {t('projects.add')}
            </Button>
          </div>
        </SettingsIntro>
      ) : (
        <InlineAlert severity="info">{t('projects.onlySupervisors')}</InlineAlert>
      )}
      <News news={news} pending={finish.pending} onFinish={(as) => void finish.run({ as }).then(take)} onDismiss={() => setNews(null)} />
      <ErrorAlert error={bring.error ?? finish.error ?? exporting.error ?? activity.error ?? change.error} />
      {making !== null && (
        <EditCard>
          <ProjectForm title={t('projects.addTitle')} initial={making} disabled={false} onDone={close} onCancel={close} />
        </EditCard>
      )}
      <EditList label={t('projects.title')}>
        {projects.map((project) => (
          <EditItem key={project.id} open={open === project.id}>
            <section aria-label={project.name}>
              <div className={styles['line']}>
                <span className={cx(styles['name'], 'words', !project.active && styles['soft'])}>{project.name}</span>
                {!project.active && <Tag tone="warn">{t('projects.archived')}</Tag>}
                {project.kind === 'practice' && <Tag>{t('projects.practice')}</Tag>}
                <span className={styles['about']}>{aboutOf(project, t)}</span>
                {mayChange && project.active && open !== project.id && (
                  <Select
                    label={t('projects.scriptOf', { name: project.name })}
                    labelHidden
                    className={styles['quick']}
                    disabled={change.pending}
                    value={project.scriptId}
                    options={scripts.map(({ id, name }) => ({ value: id, label: name[language] }))}
                    onChange={(scriptId) => void change.run({ projectId: project.id, scriptId }).then(refresh)}
                  />
                )}
                <Button
                  size="s"
                  aria-expanded={open === project.id}
                  aria-label={open === project.id ? t('common.close') : t(mayChange ? 'projects.edit' : 'projects.look', { name: project.name })}
                  onClick={() => setOpen(open === project.id ? null : project.id)}
                >
                  {t(open === project.id ? 'common.close' : mayChange ? 'common.change' : 'projects.view')}
                </Button>
                {mayChange && (
                  <Menu
                    trigger={<Button size="s" variant="quiet" aria-label={t('projects.moreOf', { name: project.name })}>{t('common.more')}</Button>}
                    groups={[
                      [
                        { key: 'copy', label: t('projects.copy'), icon: <Copy size={14} />, onSelect: () => setMaking(copyOf(project, t('projects.copyName', { name: project.name }))) },
                        {
                          key: 'export',
                          label: t('projects.export'),
                          icon: <FileDown size={14} />,
                          onSelect: () =>
                            void exporting.run({ projectId: project.id }).then((reply) => {
                              if (reply.ok && reply.value) setNews({ state: 'exported' });
                            }),
                        },
                      ],
                      project.kind === 'practice'
                        ? []
                        : [
                            {
                              key: 'active',
                              label: t(project.active ? 'projects.archive' : 'projects.restore'),
                              icon: project.active ? <Archive size={14} /> : <ArchiveRestore size={14} />,
                              onSelect: () => void activity.run({ projectId: project.id, active: !project.active }).then(refresh),
                            },
                          ],
                    ].filter((group) => group.length > 0)}
                  />
                )}
              </div>
              {open === project.id && <VerificationSetting projectId={project.id} disabled={!mayChange} />}
              {open === project.id && (
                <ProjectForm
                  title={t('projects.edit', { name: project.name })}
                  initial={draftOf(project)}
                  disabled={!mayChange}
                  practice={project.kind === 'practice'}
                  onDone={close}
                  onCancel={close}
                />
              )}
            </section>
          </EditItem>
        ))}
      </EditList>
    </SettingsPage>
  );
}

function aboutOf({ plan, purpose }: Project, t: ReturnType<typeof useTranslation>['t']): string {
  return [plan.client, t(`projects.purposes.${purpose}`), t(`projects.directions.${plan.direction}`)].filter((text) => text !== '').join(' · ');
}

function News({
  news,
  pending,
  onFinish,
  onDismiss,
}: {
  readonly news: ProjectImport | { readonly state: 'exported' } | null;
  readonly pending: boolean;
  readonly onFinish: (as: 'replacement' | 'new') => void;
  readonly onDismiss: () => void;
}) {
  const { t } = useTranslation();
  if (news === null || news.state === 'none') return null;
  if (news.state === 'refused')
    return (
      <InlineAlert severity="error" title={t('projects.refused', { file: news.file })} onDismiss={onDismiss}>
        <FaultText fault={news.fault} />
      </InlineAlert>
    );
  if (news.state === 'fields')
    return (
      <InlineAlert severity="warning" title={t('projects.needsFields', { name: news.name })} onDismiss={onDismiss}>
        {t('projects.needsFieldsText', { fields: news.fields.join(', ') })}
      </InlineAlert>
    );
  if (news.state === 'exists')
    return (
      <InlineAlert
        severity="warning"
        onDismiss={onDismiss}
        actions={
          <>
            <Button size="s" pending={pending} onClick={() => onFinish('replacement')}>
              {t('projects.replace', { name: news.name })}
            </Button>
            <Button size="s" pending={pending} onClick={() => onFinish('new')}>
              {t('projects.asNew')}
            </Button>
          </>
        }
      >
        {t('projects.exists', { name: news.name })}
      </InlineAlert>
    );
  return (
    <InlineAlert severity="ok" onDismiss={onDismiss}>
      {news.state === 'exported' ? t('projects.exported') : news.fields.length > 0 ? t('projects.importedFields', { name: news.name, fields: news.fields.join(', ') }) : t('projects.imported', { name: news.name })}
    </InlineAlert>
  );
}
