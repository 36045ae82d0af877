import type { Migration } from 'kysely';

import { firstTables } from './0001-first-tables.ts';
import { contactSearch } from './0002-contact-search.ts';
import { recordings } from './0003-recordings.ts';
import { severalAccounts } from './0004-several-accounts.ts';
import { transferAndDirectory } from './0005-transfer-and-directory.ts';
import { callCodec } from './0006-call-codec.ts';
import { callQuality } from './0007-call-quality.ts';
import { customerFile } from './0008-customer-file.ts';
import { formDrafts } from './0009-form-drafts.ts';
import { wrapUp } from './0010-wrap-up.ts';
import { duplicatesAndTimeline } from './0011-duplicates-and-timeline.ts';
import { contactFiles } from './0012-contact-files.ts';
import { customerSearch } from './0013-customer-search.ts';
import { contactWriting } from './0014-contact-writing.ts';
import { forms } from './0015-forms.ts';
import { agreements } from './0016-agreements.ts';
import { improvement } from './0017-improvement.ts';
import { projectPlans } from './0018-project-plans.ts';
import { importConsents } from './0019-import-consents.ts';
import { verification } from './0020-verification.ts';
import { articles } from './0021-articles.ts';
import { scriptLibrary } from './0022-script-library.ts';
import { quotes } from './0023-quotes.ts';
import { dispatch } from './0024-dispatch.ts';
import { knowledge } from './0025-knowledge.ts';
import { registrationHistory } from './0026-registration-history.ts';
import { articleImports } from './0027-article-imports.ts';
import { handOverOutside } from './0028-hand-over-outside.ts';
import { callLists } from './0029-call-lists.ts';
import { listWork } from './0030-list-work.ts';
import { letters } from './0031-letters.ts';
import { callbacks } from './0032-callbacks.ts';
import { callTalk } from './0033-call-talk.ts';
import { guard } from './0034-guard.ts';
import { figures } from './0035-figures.ts';
import { coaching } from './0036-coaching.ts';
import { listFields } from './0037-list-fields.ts';
import { letterChanges } from './0038-letter-changes.ts';
import { triesByNumber } from './0039-tries-by-number.ts';
import { queues } from './0040-queues.ts';
import { takenBack } from './0041-taken-back.ts';
import { teamFigures } from './0042-team-figures.ts';
import { entryPriority } from './0043-entry-priority.ts';
import { entryClocks } from './0044-entry-clocks.ts';
import { teamMean } from './0045-team-mean.ts';
import { countedDays } from './0046-counted-days.ts';
import { removalIndexes } from './0047-removal-indexes.ts';

/**
 * All migrations by name, in order; a list and not a folder scan, so that it works inside a package. Append only: a migration that was
 * released is never changed, since files exist that already had it.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-contact-search': contactSearch,
  '0003-recordings': recordings,
  '0004-several-accounts': severalAccounts,
  '0005-transfer-and-directory': transferAndDirectory,
  '0006-call-codec': callCodec,
  '0007-call-quality': callQuality,
  '0008-customer-file': customerFile,
  '0009-form-drafts': formDrafts,
  '0010-wrap-up': wrapUp,
  '0011-duplicates-and-timeline': duplicatesAndTimeline,
  '0012-contact-files': contactFiles,
  '0013-customer-search': customerSearch,
  '0014-contact-writing': contactWriting,
  '0015-forms': forms,
  '0016-agreements': agreements,
  '0017-improvement': improvement,
  '0018-project-plans': projectPlans,
  '0019-import-consents': importConsents,
  '0020-verification': verification,
  '0021-articles': articles,
  '0022-script-library': scriptLibrary,
  '0023-quotes': quotes,
  '0024-dispatch': dispatch,
  '0025-knowledge': knowledge,
  '0026-registration-history': registrationHistory,
  '0027-article-imports': articleImports,
  '0028-hand-over-outside': handOverOutside,
  '0029-call-lists': callLists,
  '0030-list-work': listWork,
  '0031-letters': letters,
  '0032-callbacks': callbacks,
  '0033-call-talk': callTalk,
  '0034-guard': guard,
  '0035-figures': figures,
  '0036-coaching': coaching,
  '0037-list-fields': listFields,
  '0038-letter-changes': letterChanges,
  '0039-tries-by-number': triesByNumber,
  '0040-queues': queues,
  '0041-taken-back': takenBack,
  '0042-team-figures': teamFigures,
  '0043-entry-priority': entryPriority,
  '0044-entry-clocks': entryClocks,
  '0045-team-mean': teamMean,
  '0046-counted-days': countedDays,
  '0047-removal-indexes': removalIndexes,
};
