import type { DataPort } from '../app/ports/data-port.ts';
import { createBackup, listBackups } from './backup.ts';
import { accountsRepo } from './repos/accounts.ts';
import { agentRepo } from './repos/agent.ts';
import { bulkRepo } from './repos/bulk.ts';
import { agreementRepo } from './repos/agreement/index.ts';
import { articleRepo } from './repos/article.ts';
import { callListRepo } from './repos/call-list/index.ts';
import { callRepo } from './repos/call.ts';
import { coachingRepo } from './repos/coaching/index.ts';
import { consentRepo } from './repos/consent.ts';
import { contactImportRepo } from './repos/contact-import.ts';
import { contactRepo } from './repos/contact.ts';
import type { RepoContext } from './repos/context.ts';
import { customFieldRepo } from './repos/custom-field.ts';
import { customerSearchRepo } from './repos/customer-search.ts';
import { dispatchRepo } from './repos/dispatch/index.ts';
import { directoryRepo } from './repos/directory.ts';
import { figuresRepo } from './repos/figures-repo.ts';
import { formDraftRepo } from './repos/form-draft.ts';
import { duplicateRepo } from './repos/duplicates/index.ts';
import { emotionRepo } from './repos/emotion.ts';
import { formRepo } from './repos/form.ts';
import { improvementRepo } from './repos/improvement/index.ts';
import { knowledgeRepo } from './repos/knowledge/index.ts';
import { guardRepo } from './repos/guard/index.ts';
import { interactionRepo } from './repos/interaction.ts';
import { letterRepo } from './repos/letter.ts';
import { organisationRepo } from './repos/organisation.ts';
import { projectRepo } from './repos/project.ts';
import { qualityRepo } from './repos/quality.ts';
import { talkRepo } from './repos/talk.ts';
import { queueRepo } from './repos/queue/index.ts';
import { quoteRepo } from './repos/quote.ts';
import { registrationRepo } from './repos/registration.ts';
import { recordingRepo } from './repos/recording.ts';
import { savedFilterRepo } from './repos/saved-filter.ts';
import { scriptRepo } from './repos/script.ts';
import { sessionRepo } from './repos/session.ts';
import { settingRepo } from './repos/setting.ts';
import { timelineRepo } from './repos/timeline/index.ts';

/** The data port over one open connection, as it runs inside a data thread. */
export function repositories(context: RepoContext): DataPort {
  return {
    contacts: contactRepo(context),
    duplicates: duplicateRepo(context),
    timeline: timelineRepo(context),
    customers: customerSearchRepo(context),
    bulk: bulkRepo(context),
    savedFilters: savedFilterRepo(context),
    organisations: organisationRepo(context),
    customFields: customFieldRepo(context),
    consents: consentRepo(context),
    emotions: emotionRepo(context),
    letters: letterRepo(context),
    agreements: agreementRepo(context),
    improvement: improvementRepo(context),
    dispatches: dispatchRepo(context),
    knowledge: knowledgeRepo(context),
    accounts: accountsRepo(context),
    calls: callRepo(context),
    callLists: callListRepo(context),
    guard: guardRepo(context),
    directory: directoryRepo(context),
    formDrafts: formDraftRepo(context),
    interactions: interactionRepo(context),
    sessions: sessionRepo(context),
    figures: figuresRepo(context),
    agents: agentRepo(context),
    projects: projectRepo(context),
    scripts: scriptRepo(context),
    forms: formRepo(context),
    settings: settingRepo(context),
    recordings: recordingRepo(context),
    quality: qualityRepo(context),
    talk: talkRepo(context),
    coaching: coachingRepo(context),
    articles: articleRepo(context),
    queues: queueRepo(context),
    quotes: quoteRepo(context),
    registrations: registrationRepo(context),
    imports: contactImportRepo(context),
    backups: {
      list: () => Promise.resolve(listBackups(context.backupFolder)),
      create: (kind, at) => createBackup(context.raw, context.backupFolder, kind, at),
    },
  };
}
