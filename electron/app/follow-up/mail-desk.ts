import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DispatchKind } from '../../../shared/domain/dispatch/dispatch.ts';
import { MAX_MATERIAL_BYTES, NO_MAIL, type MailServer, type MailSettings, type MailTemplate, type Material } from '../../../shared/domain/dispatch/mail-settings.ts';
import { numberOfMaterial } from '../../../shared/domain/registration/quote.ts';
import { appError } from '../../../shared/errors/app-error.ts';
import type { MailView } from '../../../shared/ipc/commands/dispatch.ts';
import type { ProjectId } from '../../../shared/lib/brand.ts';
import { err, ok } from '../../../shared/lib/result.ts';
import type { MailThread } from '../../mail/client.ts';
import type { Desktop, Outcome, SecretStore } from '../ports/platform-ports.ts';
import type { FollowUpDeps } from './deps.ts';

/** The server by which a project's e-mail leaves, and the files that are sent on request. */
export type MailDesk = {
  readonly settings: (projectId: ProjectId) => Promise<MailSettings>;
  readonly view: (projectId: ProjectId) => Promise<Outcome<MailView>>;
  /** @param password null keeps the one that is known */
  readonly saveServer: (projectId: ProjectId, server: MailServer | null, password: string | null) => Promise<Outcome<MailView>>;
  /** Speaks to the server without sending anything. */
  readonly test: (projectId: ProjectId, server: MailServer, password: string | null) => Promise<Outcome>;
  /** Lets the person choose a file; null when they thought better of it. */
  readonly addMaterial: (projectId: ProjectId, kind: DispatchKind, title: string) => Promise<Outcome<Material | null>>;
  readonly removeMaterial: (projectId: ProjectId, id: string) => Promise<Outcome<MailView>>;
  /** Words of the project for a kind; null for those that come with Balie. Error `mail-template`. */
  readonly saveTemplate: (projectId: ProjectId, kind: DispatchKind, template: MailTemplate | null) => Promise<Outcome<MailView>>;
  readonly password: (projectId: ProjectId) => Promise<string | null>;
  /** Null for a material that was removed. */
  readonly fileOf: (settings: MailSettings, id: string) => { readonly fileName: string; readonly path: string } | null;
};

const KEY = 'mail';

export function createMailDesk(
  deps: FollowUpDeps & { readonly thread: MailThread; readonly secrets: SecretStore; readonly desktop: Desktop; readonly dataFolder: string; readonly fileTitle: () => string },
): MailDesk {
  const folder = path.join(deps.dataFolder, 'materials');
  const settings: MailDesk['settings'] = async (projectId) => ({ ...NO_MAIL, ...((await deps.data().settings.get(KEY, projectId)) as Partial<MailSettings> | null) });
  const write = (projectId: ProjectId, changed: MailSettings): Promise<void> => deps.data().settings.set(KEY, changed, { projectId }, deps.agentId());
  const passwords = async (): Promise<Readonly<Record<string, string>>> => {
    try {
      return JSON.parse((await deps.secrets.get()) ?? '{}') as Record<string, string>;
    } catch {
      return {};
    }
  };
  const password = async (projectId: ProjectId): Promise<string | null> => (await passwords())[projectId] ?? null;
  const view: MailDesk['view'] = async (projectId) => {
    const { server, materials, templates, former } = await settings(projectId);
    return ok({ server, materials, templates, former, hasPassword: (await password(projectId)) !== null, passwordInMemoryOnly: !deps.secrets.durable() });
  };
  return {
    settings,
    view,
    password,
    saveServer: async (projectId, server, given) => {
      await write(projectId, { ...(await settings(projectId)), server });
      if (given !== null || server === null) {
        const { [projectId]: _former, ...others } = await passwords();
        await deps.secrets.set(JSON.stringify(given === null || given === '' ? others : { ...others, [projectId]: given }));
      }
      return view(projectId);
    },
    test: async (projectId, server, given) => {
      const result = await deps.thread.ask({ server, password: given ?? (await password(projectId)), message: null });
      return result.ok ? ok() : err(appError('mail-test', `the mail server could not be used: ${result.problem}`, { problem: result.problem, reply: result.reply }));
    },
    addMaterial: async (projectId, kind, title) => {
      const file = await deps.desktop.chooseFile(deps.fileTitle());
      if (file === null) return ok(null);
      const { size } = await stat(file);
      if (size > MAX_MATERIAL_BYTES) return err(appError('file-too-large', 'the file is too large to be mailed', { megabytes: MAX_MATERIAL_BYTES / 1e6 }));
      const fileName = path.basename(file);
      const material: Material = { id: deps.newId(), kind, title: title.trim() || path.parse(fileName).name, fileName, bytes: size };
      await mkdir(folder, { recursive: true });
      await copyFile(file, path.join(folder, material.id));
      const known = await settings(projectId);
      await write(projectId, { ...known, materials: [...known.materials, material] });
      return ok(material);
    },
    removeMaterial: async (projectId, id) => {
      const known = await settings(projectId);
      const gone = known.materials.find((material) => material.id === id);
      if (gone === undefined) return err(appError('not-found', `material ${id}`));
      await write(projectId, { ...known, materials: known.materials.filter((material) => material !== gone) });
      await rm(path.join(folder, gone.id), { force: true });
      return view(projectId);
    },
    saveTemplate: async (projectId, kind, template) => {
      const { KEPT_VERSIONS, mailTemplateFaults } = await import('../../../shared/domain/dispatch/mail-template.ts');
      const [fault] = template === null ? [] : mailTemplateFaults(template);
      if (fault !== undefined) return err(appError('mail-template', `${fault.language}.${fault.part}: ${fault.fault}`, { what: fault.what }));
      const known = await settings(projectId);
      const before = known.templates[kind] ?? null;
      const { [kind]: _former, ...others } = known.templates;
      const changedBy = deps.store.get().session.agent?.name ?? '';
      const former = [{ kind, template: before, until: deps.clock.now(), changedBy }, ...known.former].slice(0, KEPT_VERSIONS);
      await write(projectId, { ...known, templates: template === null ? others : { ...others, [kind]: template }, former });
      return view(projectId);
    },
    fileOf: ({ materials }, id) => {
      const quote = numberOfMaterial(id);
      if (quote !== null) return { fileName: `${quote}.pdf`, path: path.join(deps.dataFolder, 'quotes', `${quote}.pdf`) };
      const material = materials.find((each) => each.id === id);
      return material === undefined ? null : { fileName: material.fileName, path: path.join(folder, material.id) };
    },
  };
}
